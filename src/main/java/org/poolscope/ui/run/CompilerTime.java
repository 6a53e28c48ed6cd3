package org.poolscope.ui.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// The processor time, in nanoseconds, of the threads by which this JVM compiles the program, as far as the system
/// tells it of single threads: Linux does. They come and go, so that what those that are gone have used is kept. One
/// thread.
final class CompilerTime implements LongSupplier {

    private final Path threads;
    private final Map<String, Long> used = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    CompilerTime() {
        this(Path.of("/proc/self/task"));
    }

    /// @param threads where the system tells of them
    CompilerTime(Path threads) {
        this.threads = threads;
    }

    @Override
    public long getAsLong() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                read(thread);
            }
        } catch (IOException _) {
            // Another system: then nothing of it is told apart.
        }
        return used.values().stream().mapToLong(nanos -> nanos).sum();
    }

    private void read(Path thread) {
        String number = thread.getFileName().toString();
        if (others.contains(number)) {
            return;
        }
        try {
            if (!used.containsKey(number)
                    && !Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*")) {
                others.add(number);
                return;
            }
            String nanos = Files.readString(thread.resolve("schedstat")).split(" ")[0];
            used.merge(number, Long.parseLong(nanos), Math::max);
        } catch (IOException | NumberFormatException _) {
            // It has ended meanwhile, or the system does not tell.
        }
    }
}
