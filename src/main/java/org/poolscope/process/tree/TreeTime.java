package org.poolscope.process.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/// Adds up what a process and its descendants use of processors while they run, from what Linux shows of them.
/// Elsewhere it is that of the process alone. Whoever has lost its parent is not among them.
public final class TreeTime {

    private static final Path PROCESSES = Path.of("/proc");

    /// Linux tells these times in hundredths of a second, whatever its clock does.
    private static final long NANOS_PER_TICK = 10_000_000;

    /// Where they stand behind the name: user and system time of children that have ended and were waited for.
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /// Whoever forks for ever is not followed for ever.
    private static final int MOST_LEVELS = 20;

    private TreeTime() {}

    /// In nanoseconds.
    ///
    /// @param clock tells what a process has used itself, by its pid; 0 if it is gone
    public static long nanos(long pid, LongUnaryOperator clock) {
         return nanos(pid, clock, MOST_LEVELS);
    }

    private static long nanos(long pid, LongUnaryOperator clock, int levels) {
        long sum = clock.applyAsLong(pid);
        String state = ProcessTree.state(pid);
        if (state.isEmpty()) {
            return sum;
        }
        Path process = PROCESSES.resolve(Long.toString(pid));
        try {
            sum += ofEnded(state);
            if (levels > 0) {
                try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
                    for (Path thread : threads) {
                        for (String child : Files.readString(thread.resolve("children")).split(" ")) {
                            sum += child.isEmpty() ? 0 : nanos(Long.parseLong(child), clock, levels - 1);
                        }
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // It is gone by now, or there is nothing to be seen here.
        }
        return sum;
    }

    private static long ofEnded(String state) {
        String[] fields = state.split(" ");
        return (Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM])) * NANOS_PER_TICK;
    }
}
