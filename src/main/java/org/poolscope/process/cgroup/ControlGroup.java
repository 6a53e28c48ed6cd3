package org.poolscope.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.process.usage.GroupUse;

/// The group of one program and all that it has started. Any thread may use it.
public final class ControlGroup implements AutoCloseable {

    private static final long NANOS_PER_MICRO = 1000;
    private static final int MOST_DEPTH = 8;

    private final Path folder;
    private final ControlGroups of;

    ControlGroup(Path folder, ControlGroups of) {
        this.folder = folder;
        this.of = of;
    }

    public Path folder() {
        return folder;
    }

    /// What all that were ever in it have used; empty if the kernel does not tell. Takes some hundredths of a
    /// millisecond.
    public Optional<GroupUse> use() {
        try {
            String cpu = Files.readString(folder.resolve("cpu.stat"));
            String memory = text("memory.stat");
            long cached = number(memory, "file") - number(memory, "shmem") + number(memory, "slab_reclaimable");
            return Optional.of(new GroupUse(number(cpu, "user_usec") * NANOS_PER_MICRO,
                    number(cpu, "system_usec") * NANOS_PER_MICRO, first("memory.peak"), Math.max(0, cached),
                    first("pids.peak")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Empty if there is no such file: no controller, or an older kernel.
    private String text(String name) {
        Path file = folder.resolve(name);
        try {
            return file.toFile().exists() ? Files.readString(file) : "";
        } catch (IOException _) {
            return "";
        }
    }

    private long first(String name) {
        String text = text(name).strip();
        return text.isEmpty() ? GroupUse.UNKNOWN : number(text);
    }

    /// What stands behind a key at the begin of a line; 0 if there is none.
    private static long number(String text, String key) {
        return text.lines().filter(line -> line.startsWith(key + " "))
                .mapToLong(line -> number(line.substring(key.length() + 1))).findFirst().orElse(0);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// The pids of those that live in it now, those in groups below it among them.
    public Set<Long> members() {
        try (Stream<Path> all = Files.find(folder, MOST_DEPTH, (path, _) -> path.endsWith("cgroup.procs"))) {
            return all.flatMap(file -> text(folder.relativize(file).toString()).lines()).map(ControlGroup::number)
                    .filter(pid -> pid > 0).collect(Collectors.toSet());
        } catch (IOException | RuntimeException _) {
            return Set.of();
        }
    }

    /// Whether anybody lives in it.
    public boolean isPopulated() {
        return number(text("cgroup.events"), "populated") == 1;
    }

    /// Kills all in it at once, and whoever is being started; nothing before Linux 5.14.
    public void kill() {
        try {
            Files.writeString(folder.resolve("cgroup.kill"), "1");
        } catch (IOException _) {
            // Nobody is in it any more, or all are killed one by one.
        }
    }

    /// Removes it, now or, if anybody is left in it, when nobody is.
    @Override
    public void close() {
        of.remove(folder);
    }
}
