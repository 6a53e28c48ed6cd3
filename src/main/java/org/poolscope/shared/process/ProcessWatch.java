package org.poolscope.shared.process;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/// Looks again and again whether one process still lives, for somebody who waits for it: as
/// [ProcessStamp#isAlive] does, but at next to no cost after the first time, and without allocating. What `/proc` says
/// of a process is opened once; that file stays that process's, whoever is given its pid later.
///
/// For one thread. Holds a file open until it is closed.
public final class ProcessWatch implements AutoCloseable {

    private static final int MEMORY_BYTES = 8;

    private final long stamp;
    private final byte[] memory = new byte[MEMORY_BYTES];
    private @Nullable RandomAccessFile file;
    private boolean dead;

    /// @param stamp the process; it may be of another namespace, and is then taken for alive
    public ProcessWatch(long stamp) {
        this.stamp = stamp;
    }

    public long stamp() {
        return stamp;
    }

    /// Whether it is still there.
    public boolean isAlive() {
        if (!dead) {
            dead = file == null ? !isFound() : !isShownAlive(file);
        }
        return !dead;
    }

    private boolean isFound() {
        if (Namespace.VIEW == Namespace.View.PROC && ProcessStamp.isHere(stamp)) {
            file = open(ProcessStamp.pid(stamp));
        }
        // Asked after the file was opened, so that this is the file of the process that is asked about.
        return ProcessStamp.isAlive(stamp);
    }

    private static @Nullable RandomAccessFile open(long pid) {
        try {
            return new RandomAccessFile("/proc/" + pid + "/statm", "r");
        } catch (FileNotFoundException _) {
            return null;
        }
    }

    /// Whether it has any memory, which is written down in a third of the time that its state takes. What cannot be
    /// read is that of one that is gone; one that only waits to be reaped has given its memory back.
    private boolean isShownAlive(RandomAccessFile of) {
        try {
            of.seek(0);
            return of.read(memory) > 0 && memory[0] != '0';
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException _) {
                // It was only read.
            }
        }
    }
}
