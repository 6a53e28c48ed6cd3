package org.poolscope.history.write;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.DiskSync;
import org.poolscope.history.ConfigurationJson;
import org.poolscope.history.Environment;
import org.poolscope.history.EventKind;
import org.poolscope.history.JournalState;
import org.poolscope.history.item.InputStamp;
import org.poolscope.history.item.ItemPack;
import org.poolscope.history.item.ItemPacker;
import org.poolscope.history.told.ToldPacker;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.run.ItemPaths;

/// One run on its way into the journal: takes in what it tells, on any thread, one call at a time, and passes it on.
/// What is below the line is for the journal's thread.
public final class RunRecorder implements Consumer<Telemetry> {

    /// When what is told goes on to whoever listens.
    public enum Passing {
        /// At once, but for the end of the run, which is passed on when it is on the disk.
        LIVE,
        /// All in order, when it is on the disk.
        DURABLE
    }

    /// Of so many notices, deaths and pauses the first are kept, and of so many prints.
    static final int MOST_EVENTS = 10_000;

    private static final int LISTED_TOGETHER = 4096;
    private static final long UNKNOWN = -1;

    private final JournalWriter writer;
    private final Origin origin;
    private final Passing passing;
    private final Consumer<Telemetry> listener;
    private final Consumer<OptionalLong> place;
    private final CompletableFuture<Kept> ended = new CompletableFuture<>();

    // ---------------------------------------------------------------- the journal's thread

    private final Map<Integer, Long> tasks = new HashMap<>();
    private long run = UNKNOWN;
    private final ItemPacker packer = new ItemPacker();
    private final ToldPacker others = new ToldPacker();
    private DiskSync sync = new DiskSync();
    private long told;
    private long listed;
    private long events;
    private long prints;
    private long items;
    private long succeeded;
    private long failed;
    private long interrupted;
    private boolean named;
    private boolean isThere;
    private int chunk;
    private @Nullable ItemPaths inputs;

    /// @param place told the run's number as soon as it can be read, and nothing if it, or what follows of it, cannot
    RunRecorder(JournalWriter writer, Origin origin, Passing passing, Consumer<Telemetry> listener,
                Consumer<OptionalLong> place) {
        this.writer = writer;
        this.origin = origin;
        this.passing = passing;
        this.listener = listener;
        this.place = place;
    }

    /// Takes in what the run tells. Waits while the disk is slower than the run, but drops beats for that first.
    @Override
    public void accept(Telemetry told) {
        boolean live = passing == Passing.LIVE && !(told instanceof Telemetry.RunEnded);
        if (live) {
            listener.accept(told);
        }
        writer.put(new JournalWriter.Letter(this, told, !live));
    }

    /// What came of it.
    ///
    /// @param number by which the run is called in the journal; empty if it is not in there
    /// @param named  whether its items have names, by which it can be gone on with
    public record Kept(OptionalLong number, boolean named) {}

    /// Completed when the end of the run is on the disk and was passed on. Never exceptionally.
    public CompletableFuture<Kept> ended() {
        return ended.copy();
    }

    /// Whether it is worth writing to the disk for; what is not is written with what is.
    private static boolean isUrgent(Telemetry told) {
        return switch (told) {
            case Telemetry.WorkerStarted _, Telemetry.Reported _, Telemetry.WorkerStopped _,
                 Telemetry.WorkerContinued _, Telemetry.SharedSample _, Telemetry.ObserverCost _,
                 Telemetry.RunCutShort _, Telemetry.TimeSpent _, Telemetry.InputSizes _ -> false;
            default -> true;
        };
    }

    /// Whether there is something to be written to the disk for.
    boolean isNews(Telemetry news) {
        return others.isMany() || (news instanceof Telemetry.Beat beat ? isAtAnother(beat) : isUrgent(news));
    }

    /// Keeps what comes to no row of its own, until something is written.
    void keep(Telemetry news) {
        told++;
        if (run != UNKNOWN && (!(news instanceof Telemetry.Printed) || prints < MOST_EVENTS)) {
            others.add(told, news);
        }
    }

    private boolean isAtAnother(Telemetry.Beat beat) {
        return beat.phase() == Phase.RUNNING && !Objects.equals(tasks.get(beat.worker()), beat.task());
    }

    /// What was written is on the disk.
    void committed() {
        if (!isThere) {
            isThere = true;
            place.accept(OptionalLong.of(run));
        }
    }

    void pass(Telemetry told) {
        listener.accept(told);
        if (told instanceof Telemetry.RunEnded) {
            ended.complete(new Kept(run == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(run), named));
        }
    }

    /// The run is not in the journal, or what follows of it is not.
    void lose(String sentence, long nanos) {
        String key = run == UNKNOWN ? "without" : "lost";
        listener.accept(new Telemetry.Notice(nanos, JournalWriter.TEXTS.format(key, sentence)));
        place.accept(OptionalLong.empty());
    }

    void write(Telemetry news, RunRows rows, String owner) throws SQLException {
        if (news instanceof Telemetry.RunStarted started) {
            start(started, rows, owner);
        }
        keep(news);
        switch (news) {
            case Telemetry.ItemsCounted counted -> items = counted.items();
            case Telemetry.ItemsCame came -> list(came.names(), rows);
            case Telemetry.Beat beat when isAtAnother(beat) -> {
                tasks.put(beat.worker(), beat.task());
                rows.running(new RunRows.When(run, beat.task(), beat.worker(), beat.taskStartNanos()), beat.label());
            }
            case Completion completion -> complete(completion);
            case Telemetry.TaskRetried again -> packer.add(told, again, position(again.task(), 1));
            case Telemetry.TaskInterrupted ended -> {
                interrupted += ended.items();
                packer.add(told, ended, position(ended.task(), ended.items()));
            }
            case Telemetry.RunEnded end -> end(end, rows);
            default -> event(news, rows);
        }
    }

    /// Once for each transaction that has something of this run. Waits until what its items were written to is on the
    /// disk: the transaction says that they are done.
    void writeCounters(RunRows rows) throws SQLException {
        sync();
        for (ItemPack pack : packer.take()) {
            rows.pack(run, pack);
        }
        byte[] bytes = others.take();
        if (bytes.length > 0) {
            rows.told(run, bytes);
        }
        rows.counters(run, items, succeeded, failed, interrupted);
    }

    /// What the disk did not take is told by whoever wrote it.
    private void sync() {
        try {
            sync.finish();
        } catch (InterruptedException _) {
            // Nobody of ours does that.
            Thread.currentThread().interrupt();
        }
        sync = new DiskSync();
    }

    private void start(Telemetry.RunStarted started, RunRows rows, String owner) throws SQLException {
        var configuration = started.configuration();
        items = started.items();
        chunk = configuration.pool().chunk().orElse(0);
        inputs = new ItemPaths(configuration.workload(), configuration.settings(), Environment.folder());
        Long before = origin.goesOn().isPresent() ? origin.goesOn().getAsLong() : null;
        Long comparison = origin.of().isPresent()
                ? (Long) origin.of().get().number(rows, started.at().toEpochMilli()) : null;
        run = rows.insert("INSERT INTO runs (root, comparison, block, command, workload, configuration, fingerprint, "
                + "environment, folder, "
                + "owner, workers, started, state, items) VALUES ((SELECT COALESCE(root, id) FROM runs WHERE id=?),"
                + "?,?,?,?,?,?,?,?,?,?,?,?,?)", before, comparison, origin.block(), origin.command(),
                configuration.workload(),
                ConfigurationJson.text(configuration, origin.settings()), ConfigurationJson.fingerprint(configuration),
                Environment.text(), Environment.folder(), owner, configuration.pool().workers(),
                started.at().toEpochMilli(), JournalState.RUNNING.word(), items);
        if (origin.queued().isPresent()) {
            begunWith(origin.queued().getAsLong(), comparison, rows);
        }
        list(origin.items(), rows);
    }

    /// Of a comparison the queue knows the whole: it is not over when a run of it is.
    private void begunWith(long queued, @Nullable Long comparison, RunRows rows) throws SQLException {
        if (comparison == null) {
            rows.update("UPDATE queue SET run=? WHERE id=?", run, queued);
        } else {
            rows.update("UPDATE queue_comparisons SET comparison=? WHERE queue=?", comparison, queued);
        }
    }

    private void list(List<String> names, RunRows rows) throws SQLException {
        for (int from = 0; from < names.size(); from += LISTED_TOGETHER) {
            List<String> some = names.subList(from, Math.min(names.size(), from + LISTED_TOGETHER));
            rows.list(run, listed, some);
            listed += some.size();
        }
    }

    /// Inputs are noted as they are once their item is done: a program that works in place has changed its own by then,
    /// and must not run again for that.
    private void complete(Completion completion) {
        named |= !completion.results().isEmpty();
        ItemPaths files = inputs;
        packer.add(told, completion, position(completion.task(), completion.items()),
                result -> files == null ? null : files.input(result.name(), result.output())
                        .map(file -> InputStamp.of(file.toFile())).orElse(null));
        if (files != null) {
            completion.results().stream().filter(ItemResult::success)
                    .flatMap(result -> files.output(result.name(), result.output()).stream()).forEach(sync::add);
        }
        succeeded += completion.items() - completion.failed();
        failed += completion.failed();
    }

    /// Where the first item of a task is in its batch, if that follows from its number.
    private long position(long task, long itemsOfTask) {
        return chunk > 0 ? task * chunk : itemsOfTask == 1 ? task : UNKNOWN;
    }

    private void event(Telemetry told, RunRows rows) throws SQLException {
        switch (told) {
            case Telemetry.Notice notice -> event(rows, notice.nanos(), EventKind.NOTICE, 0, "", notice.text());
            case Telemetry.WorkerEnded(long nanos, int worker, long _, WorkerExit exit)
                when exit instanceof WorkerExit.Crashed || exit instanceof WorkerExit.FailedToStart ->
                    event(rows, nanos, EventKind.DEATH, worker, "", exit.inWords());
            case Telemetry.RunPaused paused -> event(rows, paused.nanos(), EventKind.PAUSE, 0, "", paused.why());
            case Telemetry.RunContinued on -> event(rows, on.nanos(), EventKind.PAUSE, 0, "", "");
            case Telemetry.Printed printed when prints < MOST_EVENTS -> {
                prints++;
                rows.event(new RunRows.When(run, events + prints, printed.worker(), printed.nanos()), EventKind.PRINT,
                        printed.item(), printed.line());
            }
            default -> { }
        }
    }

    private void event(RunRows rows, long nanos, EventKind kind, int worker, String item, String text)
            throws SQLException {
        if (events < MOST_EVENTS) {
            events++;
            rows.event(new RunRows.When(run, events + prints, worker, nanos), kind, item, text);
        }
    }

    private void end(Telemetry.RunEnded end, RunRows rows) throws SQLException {
        RunReport report = end.report();
        items = report.items();
        rows.update("UPDATE runs SET state=?, ended=?, wall_nanos=?, report=? WHERE id=?",
                JournalState.of(report.outcome()).word(), System.currentTimeMillis(), report.wall().toNanos(),
                ConfigurationJson.text(json(report)), run);
        rows.update("DELETE FROM running WHERE run=?", run);
    }

    private static Map<String, Object> json(RunReport report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("result", report.values());
        json.put("resultDigest", report.digest());
        json.put("pausedSeconds", report.paused().toNanos() / 1e9);
        json.put("problems", report.problems());
        json.put("cautions", report.cautions());
        json.put("notes", report.notes());
        return json;
    }
}
