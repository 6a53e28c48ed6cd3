package org.poolscope.pool.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Brings what workers print to whoever shows it, in whole lines, as it comes. What they print goes to files, from
/// which a thread of its own takes it several times a second: no worker waits for whoever reads, and the pool does not
/// either.
///
/// Any thread may use it. Closing brings the rest and ends the thread.
public final class PrintedOutput implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /// How long whoever closes it waits while nothing gets any further: somebody does not read what is shown.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BLOCK = 1 << 16;

    /// From one file at a time, so that others get their turn.
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Reader reader;
    private final Duration patience;
    private final List<Printed> files = new CopyOnWriteArrayList<>();
    private volatile long brought;
    private volatile boolean closed;
    private @Nullable Thread thread;

    /// Who shows what was printed. Called by one thread at a time.
    @FunctionalInterface
    public interface Reader {

        /// A worker has printed some lines; the last is no whole one if it is very long or the worker's last. Not
        /// empty.
        ///
        /// @param error whether to stderr
        /// @param bytes those to take begin at 0; they are valid during the call
        /// @throws IOException if no more of it can be shown, or is to be
        void printed(LaunchedWorker worker, boolean error, byte[] bytes, int count) throws IOException;
    }

    /// A file that somebody prints to, as far as it was brought. Stays open: its name may go before its end is read.
    private static final class Printed {
        private final LaunchedWorker worker;
        private final RandomAccessFile file;
        private final boolean error;
        private long brought;
        private volatile boolean ended;

        Printed(LaunchedWorker worker, Path path, boolean error) throws IOException {
            this.worker = worker;
            this.file = new RandomAccessFile(path.toFile(), "r");
            this.error = error;
        }
    }

    public PrintedOutput(Reader reader) {
        this(reader, PATIENCE);
    }

    PrintedOutput(Reader reader, Duration patience) {
        this.reader = reader;
        this.patience = patience;
    }

    /// To this process's own stdout and stderr.
    public static PrintedOutput toStandardStreams() {
        return new PrintedOutput((_, error, bytes, count) -> {
            PrintStream to = error ? System.err : System.out;
            to.write(bytes, 0, count);
            to.flush();
        });
    }

    /// Brings what a worker prints from now on. Does not wait.
    public void add(LaunchedWorker worker) {
        open(worker, worker.stdout(), false);
        open(worker, worker.stderr(), true);
        start();
    }

    private void open(LaunchedWorker worker, Path path, boolean error) {
        try {
            files.add(new Printed(worker, path, error));
        } catch (IOException _) {
            // It is gone with its directory, or there are no more descriptors: a worker that is not shown works all the
            // same.
        }
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("poolscope-output").daemon().start(this::keepBringing);
        }
    }

    /// Brings the last that a worker has printed, which has ended. Does not wait.
    public void ended(LaunchedWorker worker) {
        for (Printed printed : files) {
            if (printed.worker == worker) {
                printed.ended = true;
            }
        }
    }

    private void keepBringing() {
        boolean last;
        do {
            last = closed;
            boolean more = false;
            for (Printed printed : files) {
                more |= bring(printed, last || printed.ended);
            }
            if (!last && !more) {
                rest();
            }
        } while (!last);
    }

    private synchronized void rest() {
        try {
            if (!closed) {
                wait(LOOK_AGAIN.toMillis());
            }
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
    }

    /// @param all whether nothing comes after what is there now
    /// @return whether there is more than others should wait for
    private boolean bring(Printed printed, boolean all) {
        boolean more = false;
        try {
            long end = printed.file.length();
            long most = all ? end : Math.min(end, printed.brought + MOST_AT_ONCE);
            boolean any = true;
            while (any && printed.brought < most) {
                any = bringBlock(printed, end, all);
            }
            more = any && printed.brought < end;
        } catch (IOException | RuntimeException _) {
            // Nobody can show it any more, or wants to.
            printed.brought = Long.MAX_VALUE;
        }
        if (all) {
            close(printed);
        }
        return more;
    }

    /// @return whether there was anything to bring
    private boolean bringBlock(Printed printed, long end, boolean all) throws IOException {
        byte[] block = new byte[(int) Math.min(end - printed.brought, BLOCK)];
        printed.file.seek(printed.brought);
        int count = wholeLines(block, printed.file.read(block), all && printed.brought + block.length == end);
        if (count <= 0) {
            return false;
        }
        reader.printed(printed.worker, printed.error, block, count);
        printed.brought += count;
        brought += count;
        return true;
    }

    /// How many of the first bytes are whole lines; or all, if that is one line and no end.
    private static int wholeLines(byte[] block, int count, boolean all) {
        if (all) {
            return count;
        }
        int whole = count;
        while (whole > 0 && block[whole - 1] != '\n') {
            whole--;
        }
        return whole == 0 && count == BLOCK ? count : whole;
    }

    private void close(Printed printed) {
        files.remove(printed);
        try {
            printed.file.close();
        } catch (IOException _) {
            // What fails to close is closed.
        }
    }

    @Override
    public void close() {
        Thread its;
        synchronized (this) {
            closed = true;
            its = thread;
            notifyAll();
        }
        try {
            for (long before = -1; its != null && its.isAlive() && brought != before;) {
                before = brought;
                its.join(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
