package org.poolscope.process.cgroup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the group below which this program may make others, and has it count what it can. Linux alone.
final class GroupHome {

    /// Where somebody names it, or says that there is to be none.
    static final String VARIABLE = "POOLSCOPE_CGROUP";
    static final String NONE = "off";

    /// The group that this program's own processes are in.
    static final String OWN = "poolscope-own";

    private static final String PROCESSES = "cgroup.procs";
    private static final String ENABLED = "cgroup.subtree_control";
    private static final List<String> WANTED = List.of("memory", "pids");

    /// What begins so in `/proc/self/cgroup` is a place in the tree of version 2.
    private static final String VERSION_2 = "0::";
    private static final int MOUNTED_ROOT = 3;
    private static final int MOUNTED_AT = 4;
    private static final int MOST_MOVES = 5;

    private final Path proc;
    private final Predicate<Path> delegated;

    /// @param proc      `/proc`, or what stands for it
    /// @param delegated whether a group is handed over to whoever runs in it
    GroupHome(Path proc, Predicate<Path> delegated) {
        this.proc = proc;
        this.delegated = delegated;
    }

    static GroupHome ofThisSystem() {
        return new GroupHome(Path.of("/proc"), GroupHome::isDelegated);
    }

    /// As systemd says it of the groups that it makes; see systemd.exec(5), `Delegate=`.
    private static boolean isDelegated(Path group) {
        try {
            var attributes = Files.getFileAttributeView(group, UserDefinedFileAttributeView.class);
            if (attributes == null || !attributes.list().contains("delegate")) {
                return false;
            }
            ByteBuffer value = ByteBuffer.allocate(attributes.size("delegate"));
            attributes.read("delegate", value);
            return new String(value.array(), 0, value.position(), StandardCharsets.US_ASCII).equals("1");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /// Its folder; empty if there is none.
    ///
    /// @param named what the variable says; null if it is not set
    Optional<Path> find(@Nullable String named) {
        try {
            if (named != null && !named.isEmpty()) {
                return Optional.of(named).filter(name -> !name.equals(NONE)).map(Path::of).filter(GroupHome::isOurs);
            }
            return own().map(group -> group.endsWith(OWN) ? group.getParent() : group)
                    .filter(delegated).filter(GroupHome::isOurs);
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(Path group) {
        return Files.isWritable(group) && Files.isWritable(group.resolve(PROCESSES));
    }

    /// The group that this process is in.
    private Optional<Path> own() throws IOException {
        Optional<String> place = Files.readAllLines(proc.resolve("self/cgroup")).stream()
                .filter(line -> line.startsWith(VERSION_2)).map(line -> line.substring(VERSION_2.length())).findFirst();
        for (String line : Files.readAllLines(proc.resolve("self/mountinfo"))) {
            String[] words = line.split(" ");
            if (place.isPresent() && line.contains(" - cgroup2 ") && words.length > MOUNTED_AT) {
                Path root = Path.of(words[MOUNTED_ROOT]);
                Path group = Path.of(place.get());
                // What lies elsewhere is not to be seen in this namespace.
                return group.startsWith(root) ? Optional.of(Path.of(words[MOUNTED_AT]).resolve(root.relativize(group)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Has memory and threads counted in the groups below, as far as that can be.
    ///
    /// @param ours whether a process is this program's
    static void enable(Path home, Predicate<Long> ours) {
        try {
            Set<String> able = words(home.resolve("cgroup.controllers"));
            able.retainAll(WANTED);
            able.removeAll(words(home.resolve(ENABLED)));
            if (able.isEmpty() || !moveOwn(home, ours)) {
                return;
            }
            for (String controller : able) {
                try {
                    Files.writeString(home.resolve(ENABLED), "+" + controller);
                } catch (IOException _) {
                    // The other one may be had.
                }
            }
        } catch (IOException _) {
            // Without, there is processor time.
        }
    }

    private static Set<String> words(Path file) throws IOException {
        return Files.readAllLines(file).stream().flatMap(line -> List.of(line.split(" ")).stream())
                .filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /// @return whether nobody is in the group itself any more
    private static boolean moveOwn(Path home, Predicate<Long> ours) throws IOException {
        for (int move = 0; move < MOST_MOVES; move++) {
            List<Long> there = Files.readAllLines(home.resolve(PROCESSES)).stream().map(Long::valueOf).toList();
            if (there.isEmpty()) {
                return true;
            }
            if (!there.stream().allMatch(ours)) {
                return false;
            }
            Path own = home.resolve(OWN);
            if (!Files.isDirectory(own)) {
                Files.createDirectory(own);
            }
            for (long process : there) {
                move(process, own);
            }
        }
        return false;
    }

    private static void move(long process, Path into) throws IOException {
        try {
            Files.writeString(into.resolve(PROCESSES), Long.toString(process));
        } catch (IOException e) {
            if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()) {
                throw e;
            }
        }
    }
}
