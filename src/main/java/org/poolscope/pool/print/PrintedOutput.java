package org.poolscope.pool.print;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.StopSignal;
import org.poolscope.pool.print.PrintedFile.Wanted;

/// Brings what workers print to whoever shows it, in whole lines, as it comes. What they print goes to files: no worker
/// waits for whoever reads, and the pool does not either.
///
/// ```
///  workers ── append ──► files ◄── PrintBounds, by the thread that keeps them within bounds
///                          └── take ──► Reader, by the thread that brings; it may wait there as long as it likes
/// ```
///
/// Any thread may use it. Closing brings the rest and ends the threads.
public final class PrintedOutput implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration LOOK_SOON = Duration.ofMillis(2);

    /// How long a program that is told to stop waits while nothing gets any further, and in all.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 3;

    private final Reader reader;
    private final Wanted wanted;
    private final BooleanSupplier isToldToStop;
    private final Duration patience;
    private final List<PrintedFile> files = new CopyOnWriteArrayList<>();
    private final Queue<String> sentences = new ConcurrentLinkedQueue<>();
    private final PrintBounds bounds = new PrintBounds(sentences::add);
    private final PrintBringer bringer;
    private volatile boolean closed;
    private @Nullable Thread keeper;
    private boolean gaveUp;

    /// Who shows what was printed. Called by one thread at a time, the last sentence of all excepted.
    public interface Reader {

        /// A worker has printed some lines; the last is no whole one if it is very long or the worker's last. Not
        /// empty. May wait as long as somebody takes it.
        ///
        /// @param error whether to stderr
        /// @param bytes those to take begin at 0; they are valid during the call
        /// @throws IOException if no more of it can be shown; it is not asked again
        void printed(LaunchedWorker worker, boolean error, byte[] bytes, int count) throws IOException;

        /// Here some of what a worker has printed is left out, since it was more than could be kept, or is wanted.
        void missing(LaunchedWorker worker, boolean error, long bytes);

        /// Something that a person should know of what is printed.
        void say(String sentence);

        /// Whether it wants no more but the last of every worker.
        default boolean hasEnough() {
            return false;
        }
    }

    public PrintedOutput(Reader reader) {
        this(reader, Wanted.ALL, StopSignal::hasCome, PATIENCE);
    }

    PrintedOutput(Reader reader, Wanted wanted, BooleanSupplier isToldToStop, Duration patience) {
        this.reader = reader;
        this.wanted = wanted;
        this.isToldToStop = isToldToStop;
        this.patience = patience;
        this.bringer = new PrintBringer(reader, files, sentences, this);
    }

    /// To this process's own stdout and stderr.
    public static PrintedOutput toStandardStreams() {
        return new PrintedOutput(new StandardStreams());
    }

    /// To nobody. Only the last of what each worker prints is kept, for as long as it lives.
    public static PrintedOutput toNobody() {
        return new PrintedOutput(new Reader() {
            @Override
            public void printed(LaunchedWorker worker, boolean error, byte[] bytes, int count) {}

            @Override
            public void missing(LaunchedWorker worker, boolean error, long bytes) {}

            @Override
            public void say(String sentence) {}
        }, Wanted.NOTHING, StopSignal::hasCome, PATIENCE);
    }

    /// Brings what a worker prints from now on. Does not wait.
    public void add(LaunchedWorker worker) {
        open(worker, false);
        open(worker, true);
        start();
    }

    private void open(LaunchedWorker worker, boolean error) {
        try {
            files.add(new PrintedFile(worker, error, wanted));
        } catch (IOException e) {
            sentences.add("What worker " + worker.number() + " prints to " + (error ? "stderr" : "stdout")
                    + " is not shown: " + e.getMessage());
        }
    }

    private synchronized void start() {
        if (keeper == null && !closed) {
            keeper = Thread.ofPlatform().name("poolscope-output").daemon().start(this::keep);
        }
    }

    /// Brings the last that a worker has printed, which has ended. Does not wait.
    public void ended(LaunchedWorker worker) {
        for (PrintedFile file : files) {
            if (file.worker() == worker) {
                file.end();
            }
        }
    }

    private void keep() {
        boolean over;
        do {
            over = closed;
            Duration moment = LOOK_AGAIN;
            try {
                moment = bounds.look(List.copyOf(files));
                over &= bringer.isDone(over);
            } catch (OutOfMemoryError _) {
                // Others have it for a moment. What was printed stays where it is until the next look.
                over = false;
            } catch (RuntimeException | Error e) {
                sentences.add("What workers print could not be looked after for a moment: " + e);
            }
            if (!over) {
                rest(moment);
            }
        } while (!over);
    }

    boolean isClosed() {
        return closed;
    }

    /// Waits a moment; shorter if it is closed meanwhile.
    synchronized void rest(Duration moment) {
        try {
            wait(closed ? LOOK_SOON.toMillis() : moment.toMillis());
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
    }

    /// Waits until all is shown, or whoever reads is gone: as a program that prints waits for who reads it, however
    /// slow. But not for ever in a program that is told to stop; what was not shown by then is told.
    @Override
    public void close() {
        Thread its;
        synchronized (this) {
            closed = true;
            its = keeper;
            notifyAll();
        }
        try {
            if (its != null && !hasEnded(its)) {
                giveUp();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false if it has not by the time at which it must
    private boolean hasEnded(Thread its) throws InterruptedException {
        long toldAt = 0;
        long movedAt = 0;
        long before = -1;
        while (!its.join(LOOK_AGAIN)) {
            long now = System.nanoTime();
            boolean stopping = isToldToStop.getAsBoolean();
            toldAt = stopping && toldAt != 0 ? toldAt : now;
            movedAt = stopping && before == bringer.brought() ? movedAt : now;
            before = bringer.brought();
            if (now - movedAt > patience.toNanos() || now - toldAt > LONGEST * patience.toNanos()) {
                return false;
            }
        }
        return true;
    }

    /// By a thread of its own: it may be that nobody takes this either.
    private void giveUp() throws InterruptedException {
        synchronized (this) {
            if (gaveUp) {
                return;
            }
            gaveUp = true;
        }
        long left = bringer.inHand() + files.stream().mapToLong(PrintedFile::waiting).sum();
        Thread.ofPlatform().name("poolscope-output-end").daemon().start(() -> {
            for (String sentence = sentences.poll(); sentence != null; sentence = sentences.poll()) {
                reader.say(sentence);
            }
            reader.say(inWords(left) + " that workers printed were not shown: nobody took them in time before the end");
        }).join(patience);
    }

    /// A number of bytes for a person to read.
    public static String inWords(long bytes) {
        if (bytes < 10_000) {
            return bytes + " bytes";
        }
        return bytes < 10_000_000 ? bytes / 1000 + " KB" : bytes / 1_000_000 + " MB";
    }
}
