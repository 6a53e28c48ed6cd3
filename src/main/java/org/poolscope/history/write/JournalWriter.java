package org.poolscope.history.write;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.OwnerLock;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Texts;

/// The one thread that writes the journal: takes what came, writes it in one transaction, and only then passes it on
/// and looks for more. It opens the file for the first letter. After trouble it goes on without a file, and passes on.
final class JournalWriter implements AutoCloseable {

    static final Texts TEXTS = Texts.of(JournalWriter.class);

    private static final long COMMIT_NANOS = 250_000_000;

    private final Path file;
    private final int patienceMillis;
    private final LetterBox box = new LetterBox();
    /// Completed when the thread ends.
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    // What follows is for the thread.
    private @Nullable RunRows rows;
    private @Nullable OwnerLock lock;
    private @Nullable String trouble;
    private final Set<RunRecorder> warned = new HashSet<>();

    /// Something that became known.
    ///
    /// @param run    whose; null for the last of all
    /// @param passOn whether it is to be passed on when it is written
    record Letter(@Nullable RunRecorder run, Telemetry told, boolean passOn) {
        /// Whether a run is known without it.
        boolean isDispensable() {
            return told instanceof Telemetry.Beat || told instanceof Telemetry.SharedSample
                    || told instanceof Telemetry.ObserverCost;
        }
    }

    /// @param patienceMillis how long to wait for another program that is writing
    JournalWriter(Path file, int patienceMillis) {
        this.file = file;
        this.patienceMillis = patienceMillis;
        Thread.ofPlatform().name("poolscope-journal").daemon().start(this::run);
    }

    Path file() {
        return file;
    }

    /// From any thread. Waits while there is no room, unless it can be done without.
    void put(Letter letter) {
        box.put(letter);
    }

    private void run() {
        try {
            writeAll();
        } finally {
            ended.complete(null);
        }
    }

    private void writeAll() {
        List<Letter> batch = new ArrayList<>();
        long committed = System.nanoTime() - COMMIT_NANOS;
        boolean on = true;
        while (on) {
            on = take(batch, committed + COMMIT_NANOS);
            if (write(batch)) {
                committed = System.nanoTime();
            }
            for (Letter letter : batch) {
                if (letter.run() != null && letter.passOn()) {
                    pass(letter.run(), letter.told());
                }
            }
            batch.clear();
        }
        end();
    }

    /// Waits for letters until a moment, but for one at least, and not after the end of a run.
    ///
    /// @return whether there may be more
    private boolean take(List<Letter> batch, long until) {
        try {
            return box.take(batch, until);
        } catch (InterruptedException _) {
            // Nobody of ours does that.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @return whether something was written
    private boolean write(List<Letter> batch) {
        if (batch.stream().noneMatch(letter -> letter.run() != null && letter.run().isNews(letter.told()))) {
            if (trouble == null) {
                batch.stream().filter(letter -> letter.run() != null)
                        .forEach(letter -> letter.run().keep(letter.told()));
            }
            return false;
        }
        if (rows == null && trouble == null) {
            open();
        }
        RunRows open = rows;
        OwnerLock mine = lock;
        if (trouble == null && open != null && mine != null) {
            try {
                transact(batch, open, mine.name());
                return true;
            } catch (SQLException e) {
                open.rollback(e);
                giveUp(Database.trouble(file, e).getMessage());
            } catch (RuntimeException e) {
                // Whatever it is, it is no reason to lose a run.
                open.rollback(e);
                giveUp(Database.unusable(file, e));
            }
        }
        batch.stream().filter(letter -> letter.run() != null).forEach(this::warn);
        return false;
    }

    private static void transact(List<Letter> batch, RunRows rows, String owner) throws SQLException {
        Set<RunRecorder> runs = new LinkedHashSet<>();
        rows.begin();
        for (Letter letter : batch) {
            RunRecorder run = letter.run();
            if (run != null) {
                run.write(letter.told(), rows, owner);
                runs.add(run);
            }
        }
        for (RunRecorder run : runs) {
            run.writeCounters(rows);
        }
        rows.commit();
        runs.forEach(RunRecorder::committed);
    }

    private void open() {
        try {
            var connection = Database.toWrite(file, patienceMillis);
            rows = new RunRows(connection);
            lock = OwnerLock.take(file);
        } catch (JournalException e) {
            giveUp(String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            giveUp(Database.unusable(file, e));
        }
    }

    private void giveUp(String sentence) {
        trouble = sentence;
    }

    /// Each run is told once.
    private void warn(Letter letter) {
        RunRecorder run = letter.run();
        if (run != null && trouble != null && warned.add(run)) {
            try {
                run.lose(trouble, letter.told().nanos());
            } catch (RuntimeException | Error e) {
                report(e);
            }
        }
    }

    private static void pass(RunRecorder run, Telemetry told) {
        try {
            run.pass(told);
        } catch (RuntimeException | Error e) {
            // The next is to be told all the same, and the end above all.
            report(e);
        }
    }

    private static void report(Throwable e) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }

    private void end() {
        try (OwnerLock _ = lock; RunRows _ = rows) {
            rows = null;
        } catch (SQLException _) {
            // All is on the disk.
        }
    }

    /// Waits until all that came is on the disk, and closes the file.
    @Override
    public void close() {
        put(new Letter(null, new Telemetry.RunCutShort(0), false));
        ended.join();
    }
}
