package org.poolscope.compare.waterfall;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// For how long the thread that runs a worker's tasks was ready to run and had no processor, as Linux tells in
/// `/proc/PID/task/TID/schedstat` (its second figure). Nothing elsewhere.
final class RunDelay {

    private static final Path PROC = Path.of("/proc");

    private final Optional<Path> file;
    private long first = -1;
    private long firstNanos;
    private long last;
    private long lastNanos;

    RunDelay(long pid) {
        this(PROC.resolve(Long.toString(pid)), pid);
    }

    /// @param process where the system tells of the process
    RunDelay(Path process, long pid) {
        this.file = taskThread(process.resolve("task"), pid);
    }

    /// A JVM's main thread has the name of the launcher, as has the thread that the process was begun with and that
    /// only waits for it.
    private static Optional<Path> taskThread(Path threads, long pid) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (!thread.getFileName().toString().equals(Long.toString(pid))
                        && Files.readString(thread.resolve("comm")).strip().equals("java")) {
                    return Optional.of(thread.resolve("schedstat"));
                }
            }
        } catch (IOException _) {
            // Another system, or it is over already.
        }
        return Optional.empty();
    }

    /// Reads it as it is now.
    ///
    /// @param nanos what time it is, by any clock
    void sample(long nanos) {
        file.ifPresent(path -> {
            try {
                last = Long.parseLong(Files.readString(path).split(" ")[1]);
                lastNanos = nanos;
                if (first < 0) {
                    first = last;
                    firstNanos = nanos;
                }
            } catch (IOException | RuntimeException _) {
                // It is over: what was read last counts.
            }
        });
    }

    /// Since the first sample.
    long nanos() {
        return first < 0 ? 0 : last - first;
    }

    /// How long it was looked at: from the first sample to the last.
    long spanNanos() {
        return first < 0 ? 0 : lastNanos - firstNanos;
    }
}
