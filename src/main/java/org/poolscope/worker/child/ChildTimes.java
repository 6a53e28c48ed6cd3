package org.poolscope.worker.child;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the kernel tells a process of the children that it has waited for, all of them together. Linux alone; see
/// proc(5) for what stands where. For one thread at a time.
final class ChildTimes {

    /// Linux tells times in hundredths of a second, whatever its clock does.
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int ROOM = 1024;

    // Counted from the word behind the name, which may be anything.
    private static final int FAULTS = 8;
    private static final int USER = 13;
    private static final int SYSTEM = 14;
    private static final int THREADS = 17;

    private final Path folder;
    private final byte[] bytes = new byte[ROOM];
    private @Nullable RandomAccessFile file;
    private boolean untold;
    private long faults;
    private long userNanos;
    private long systemNanos;
    private int threads;

    /// @param folder that of this process in `/proc`
    ChildTimes(Path folder) {
        this.folder = folder;
    }

    /// Takes some microseconds.
    ///
    /// @return whether anything is told
    boolean read() {
        if (untold) {
            return false;
        }
        try {
            if (file == null) {
                file = new RandomAccessFile(folder.resolve("stat").toFile(), "r");
            }
            file.seek(0);
            take(Math.max(0, file.read(bytes)));
        } catch (IOException _) {
            untold = true;
        }
        return !untold;
    }

    private void take(int size) {
        int at = size - 1;
        while (at >= 0 && bytes[at] != ')') {
            at--;
        }
        int word = -1;
        for (at++; at < size; at++) {
            if (bytes[at] != ' ') {
                continue;
            }
            word++;
            switch (word) {
                case FAULTS -> faults = number(at + 1, size);
                case USER -> userNanos = number(at + 1, size) * NANOS_PER_TICK;
                case SYSTEM -> systemNanos = number(at + 1, size) * NANOS_PER_TICK;
                case THREADS -> threads = (int) number(at + 1, size);
                default -> { }
            }
        }
    }

    private long number(int from, int size) {
        long value = 0;
        for (int at = from; at < size && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        return value;
    }

    /// Rises with every child that is waited for: none runs without a page.
    long faults() {
        return faults;
    }

    long userNanos() {
        return userNanos;
    }

    long systemNanos() {
        return systemNanos;
    }

    /// How many this process has now.
    int threads() {
        return threads;
    }

    /// Whether there is a child now. Takes some microseconds for each thread of this process.
    boolean hasChild() {
        File[] all = folder.resolve("task").toFile().listFiles();
        if (all != null) {
            for (File thread : all) {
                try {
                    // Its size is said to be 0 whatever is in it.
                    if (Files.readAllBytes(thread.toPath().resolve("children")).length > 0) {
                        return true;
                    }
                } catch (IOException _) {
                    // It has ended, or this system has no such files.
                }
            }
        }
        return false;
    }
}
