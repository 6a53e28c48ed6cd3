package org.poolscope.schedule.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.ConfigurationJson;
import org.poolscope.history.Environment;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.database.OwnerLock;
import org.poolscope.job.JobSpec;
import org.poolscope.schedule.queue.QueueRows.Placed;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.CommandLineText;
import org.poolscope.workload.run.RunConfiguration;

/// The queue of batches in a journal, for one program: looked at, added to and, by one program at a time, worked and
/// changed. Any thread, one call at a time; each opens the file, blocks as long as that takes, and closes it.
///
/// Every method throws [JournalException] if the journal cannot be used; its message is a sentence without its full
/// stop.
public final class BatchQueue implements AutoCloseable {

    /// Of so many that are over it is still told what became of them.
    static final int MOST_OVER = 100;

    private static final String WORKER = "worker";
    private static final String WHEN_DONE = "when-done";
    private static final String COMMAND = "command";
    private static final Texts TEXTS = Texts.of(BatchQueue.class);

    private final Path file;
    private @Nullable OwnerLock lock;

    /// @param journal the journal's file, which need not be there
    public BatchQueue(Path journal) {
        this.file = journal;
    }

    /// What it is in.
    public Path journal() {
        return file;
    }

    private interface Change<T> {
        T on(QueueRows rows) throws SQLException, JournalException;
    }

    private <T> T write(Change<T> change) throws JournalException {
        return JournalFile.write(file, connection -> change.on(new QueueRows(file, connection)));
    }

    /// The same, unless another program works the queue.
    private synchronized <T> T change(Change<T> change) throws JournalException {
        return write(rows -> {
            Optional<String> other = other(rows);
            if (other.isPresent()) {
                throw new JournalException(TEXTS.format("worked-by-other", process(other.get())));
            }
            return change.on(rows);
        });
    }

    /// The other program that works the queue.
    private Optional<String> other(QueueRows rows) throws SQLException {
        return rows.setting(WORKER).filter(name -> lock == null || !name.equals(lock.name()))
                .filter(rows::isAlive);
    }

    private static String process(String owner) {
        return owner.replaceFirst("-.*", "");
    }

    /// How it stands with the queue.
    ///
    /// @param most of so many entries at most, the first
    public synchronized QueueStatus status(int most) throws JournalException {
        if (!Files.exists(file)) {
            return QueueStatus.EMPTY;
        }
        return JournalFile.read(file, connection -> status(most, new QueueRows(file, connection)));
    }

    private QueueStatus status(int most, QueueRows rows) throws SQLException {
        List<QueueEntry> begun = rows.begun();
        long running = begun.stream().filter(entry -> entry.state() == QueueState.RUNNING).count();
        long interrupted = begun.stream().filter(entry -> entry.state() == QueueState.INTERRUPTED).count();
        Optional<String> other = other(rows);
        return new QueueStatus(rows.entries(most), rows.countNotOver() - running, interrupted,
                other.map(BatchQueue::process), lock != null || other.isPresent(), whenDone(rows));
    }

    private static WhenDone whenDone(QueueRows rows) throws SQLException {
        return new WhenDone(rows.setting(WHEN_DONE).flatMap(WhenDone.Kind::named).orElse(WhenDone.Kind.NOTHING),
                rows.setting(COMMAND).orElse(""));
    }

    /// Adds batches at the end, all of them or none.
    ///
    /// @param startAt not before that time
    /// @return the numbers they were given
    public List<Long> add(List<RunConfiguration> batches, Optional<Instant> startAt) throws JournalException {
        return addJobs(batches.stream().map(batch -> new JobSpec("", batch, Optional.empty())).toList(), startAt);
    }

    /// The same of jobs, which may be comparisons; whether these can be run has been looked at.
    public synchronized List<Long> addJobs(List<JobSpec> jobs, Optional<Instant> startAt) throws JournalException {
        return write(rows -> new QueuedJobs(rows).add(jobs, startAt));
    }

    /// Adds a job at the end and tells how it stood with the queue before and after, all of that or nothing: who is
    /// told of trouble may add it again.
    public synchronized Added addAndTell(JobSpec job) throws JournalException {
        return write(rows -> {
            QueueStatus before = status(0, rows);
            new QueuedJobs(rows).add(List.of(job), Optional.empty());
            return new Added(before, status(0, rows));
        });
    }

    /// How it stood with the queue, without its entries, before and after something was added.
    public record Added(QueueStatus before, QueueStatus after) {}

    /// Has the queue stand still behind an entry.
    public void addStop(long behind) throws JournalException {
        change(rows -> {
            long place = rows.placed(behind).map(Placed::place).orElse(rows.nextPlace() - 1);
            rows.update("UPDATE queue SET place=place+1 WHERE place>?", place);
            return new QueuedJobs(rows).addStop(place + 1);
        });
    }

    /// Takes entries out, but for those that are run.
    ///
    /// @return how many
    public int remove(List<Long> numbers) throws JournalException {
        return change(rows -> {
            int removed = 0;
            for (long number : numbers) {
                if (rows.placed(number).filter(one -> one.entry().state() != QueueState.RUNNING).isPresent()) {
                    removed += rows.update("DELETE FROM queue WHERE id=?", number);
                }
            }
            return removed;
        });
    }

    /// Moves an entry past its neighbour among those that are to be run yet.
    ///
    /// @return whether there is one
    public boolean move(long number, boolean up) throws JournalException {
        return change(rows -> {
            Optional<Placed> one = rows.placed(number).filter(BatchQueue::isOpen);
            Optional<Placed> other = one.isEmpty() ? Optional.empty()
                    : rows.neighbour(one.get().place(), up).filter(BatchQueue::isOpen);
            if (one.isPresent() && other.isPresent()) {
                rows.update("UPDATE queue SET place=? WHERE id=?", other.get().place(), number);
                rows.update("UPDATE queue SET place=? WHERE id=?", one.get().place(), other.get().entry().number());
            }
            return other.isPresent();
        });
    }

    private static boolean isOpen(Placed one) {
        return one.entry().state().isOpen();
    }

    /// Says when a batch may begin; empty for as soon as it is its turn.
    public void startAt(long number, Optional<Instant> at) throws JournalException {
        change(rows -> rows.update("UPDATE queue SET start_at=? WHERE id=? AND workload<>''",
                at.map(Instant::toEpochMilli).orElse(null), number));
    }

    /// Says what is done when all is done.
    public void whenDone(WhenDone chosen) throws JournalException {
        change(rows -> {
            rows.set(WHEN_DONE, chosen.kind().word());
            rows.set(COMMAND, chosen.command());
            return chosen;
        });
    }

    /// Begins to work the queue, unless another program does.
    ///
    /// @return whether this program works it now
    public synchronized boolean begin() throws JournalException {
        if (lock != null) {
            return true;
        }
        OwnerLock mine = take();
        boolean taken = false;
        try {
            taken = write(rows -> {
                if (other(rows).isPresent()) {
                    return false;
                }
                rows.set(WORKER, mine.name());
                return true;
            });
        } finally {
            if (!taken) {
                mine.close();
            }
        }
        lock = taken ? mine : null;
        return taken;
    }

    /// The folder of the journal may not be there yet.
    private OwnerLock take() throws JournalException {
        JournalFile.write(file, _ -> true);
        try {
            return OwnerLock.take(file);
        } catch (IOException e) {
            throw new JournalException(TEXTS.format("no-lock", e.toString()));
        }
    }

    /// Whether this program works it.
    public synchronized boolean isMine() {
        return lock != null;
    }

    /// What is to be done next, for the program that works the queue. A batch that is to be begun with is marked so.
    public synchronized QueueStep next(Instant now) throws JournalException {
        OwnerLock mine = lock;
        if (mine == null) {
            throw new IllegalStateException("only who works the queue may ask what is next");
        }
        return change(rows -> {
            rows.keep(MOST_OVER);
            while (true) {
                Optional<Placed> first = rows.notOver(MOST_OVER).stream().filter(BatchQueue::isOpen).findFirst();
                if (first.isEmpty()) {
                    return new QueueStep.Nothing();
                }
                QueueEntry entry = first.get().entry();
                if (entry.isStop()) {
                    rows.update("DELETE FROM queue WHERE id=?", entry.number());
                    return new QueueStep.Halt(rows.countNotOver());
                }
                if (entry.startAt().isPresent() && entry.startAt().get().isAfter(now)) {
                    return new QueueStep.Wait(entry.startAt().get());
                }
                Optional<QueueStep> begun = begin(rows, entry, mine.name());
                if (begun.isPresent()) {
                    return begun.get();
                }
            }
        });
    }

    /// @return empty if it cannot be run, which is said in its row then
    private static Optional<QueueStep> begin(QueueRows rows, QueueEntry entry, String owner)
            throws SQLException {
        try {
            RunConfiguration configuration =
                    ConfigurationJson.read(rows.configuration(entry.number()), Map.of());
            if (CommandLineText.leadsFromHere(entry.workload(), configuration.settings())
                    && !entry.folder().equals(Environment.folder())) {
                settle(rows, entry.number(), QueueState.REFUSED, TEXTS.format("elsewhere", entry.folder()));
                return Optional.empty();
            }
            rows.update("UPDATE queue SET owner=? WHERE id=?", owner, entry.number());
            OptionalLong goesOn = entry.state() == QueueState.INTERRUPTED && entry.comparison().isEmpty()
                    ? entry.run() : OptionalLong.empty();
            return Optional.of(new QueueStep.Begin(entry, configuration, goesOn));
        } catch (InvalidSettingException | JournalException e) {
            settle(rows, entry.number(), QueueState.REFUSED, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Says what came of a batch of which the journal does not.
    public synchronized void settle(long number, QueueState state, String message) throws JournalException {
        write(rows -> {
            settle(rows, number, state, message);
            return state;
        });
    }

    private static void settle(QueueRows rows, long number, QueueState state, String message) throws SQLException {
        rows.update("UPDATE queue SET outcome=?, message=? WHERE id=?", state.word(), message, number);
    }

    /// A batch has ended, in whatever way. If the journal has no end of it, that is not known.
    ///
    /// @return how it stands with it
    public synchronized QueueState ended(long number) throws JournalException {
        return write(rows -> {
            rows.update("UPDATE queue SET owner=NULL WHERE id=?", number);
            QueueState state = rows.placed(number).map(one -> one.entry().state()).orElse(QueueState.UNKNOWN);
            if (!state.isOver()) {
                settle(rows, number, QueueState.UNKNOWN, TEXTS.get("unknown"));
                return QueueState.UNKNOWN;
            }
            return state;
        });
    }

    /// A comparison has ended: by itself, or since somebody stopped it. If the journal has no run of it, what came of
    /// it is not known.
    ///
    /// @param counts whether every run of it counts
    /// @return how it stands with it
    public synchronized QueueState compared(long number, boolean stopped, boolean counts) throws JournalException {
        return write(rows -> {
            QueueRows.Compared all = rows.compared(number);
            QueueState state = stopped ? QueueState.STOPPED : all.runs() == 0 ? QueueState.UNKNOWN
                    : all.flawed() > 0 || !counts ? QueueState.FAILED : QueueState.DONE;
            rows.update("UPDATE queue SET owner=NULL WHERE id=?", number);
            settle(rows, number, state, state == QueueState.UNKNOWN ? TEXTS.get("unknown") : "");
            return state;
        });
    }

    /// Does not work the queue any more. What waits goes on waiting.
    @Override
    public synchronized void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
