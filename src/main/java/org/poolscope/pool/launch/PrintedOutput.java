package org.poolscope.pool.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings what workers print to this process's own stdout and stderr, in whole lines, as it comes. What they print goes to
/// files, from which a thread of its own takes it several times a second; so a worker never waits for whoever reads.
///
/// Any thread may use it. Closing brings the rest and ends the thread.
public final class PrintedOutput implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int BLOCK = 1 << 16;

    /// Guarded by this, like all that follows.
    private final List<Printed> files = new ArrayList<>();
    private @Nullable Thread thread;
    private boolean closed;

    /// A file that somebody prints to, as far as it was brought.
    private static final class Printed {
        private final LaunchedWorker worker;
        private final Path file;
        private final boolean error;
        private long brought;

        Printed(LaunchedWorker worker, Path file, boolean error) {
            this.worker = worker;
            this.file = file;
            this.error = error;
        }
    }

    /// Brings what a worker prints from now on.
    public synchronized void add(LaunchedWorker worker) {
        files.add(new Printed(worker, worker.stdout(), false));
        files.add(new Printed(worker, worker.stderr(), true));
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("poolscope-output").daemon().start(this::keepBringing);
        }
    }

    /// Brings the last that a worker has printed, which has ended.
    public synchronized void ended(LaunchedWorker worker) {
        files.removeIf(printed -> {
            if (printed.worker != worker) {
                return false;
            }
            bring(printed, true);
            return true;
        });
    }

    private synchronized void keepBringing() {
        try {
            while (!closed) {
                files.forEach(printed -> bring(printed, false));
                wait(LOOK_AGAIN.toMillis());
            }
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
    }

    /// @param all whether what is not a whole line yet is brought, too
    private static void bring(Printed printed, boolean all) {
        try (var file = new RandomAccessFile(printed.file.toFile(), "r")) {
            byte[] block = new byte[Math.clamp(file.length() - printed.brought, 0, BLOCK)];
            while (block.length > 0) {
                file.seek(printed.brought);
                int count = wholeLines(block, file.read(block), all);
                if (count <= 0) {
                    return;
                }
                PrintStream to = printed.error ? System.err : System.out;
                to.write(block, 0, count);
                to.flush();
                printed.brought += count;
                block = new byte[Math.clamp(file.length() - printed.brought, 0, BLOCK)];
            }
        } catch (IOException _) {
            // It is gone with its directory.
        }
    }

    /// How many of the first bytes are whole lines; or all, if that is one line and no end.
    private static int wholeLines(byte[] block, int count, boolean all) {
        if (all || count == BLOCK) {
            return count;
        }
        int whole = count;
        while (whole > 0 && block[whole - 1] != '\n') {
            whole--;
        }
        return whole;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        files.forEach(printed -> bring(printed, true));
        files.clear();
    }
}
