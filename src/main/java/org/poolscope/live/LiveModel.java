package org.poolscope.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemFigures.Figure;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Beat;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.ItemsCounted;
import org.poolscope.telemetry.Telemetry.Notice;
import org.poolscope.telemetry.Telemetry.ObserverCost;
import org.poolscope.telemetry.Telemetry.Printed;
import org.poolscope.telemetry.Telemetry.Reported;
import org.poolscope.telemetry.Telemetry.RunContinued;
import org.poolscope.telemetry.Telemetry.RunCutShort;
import org.poolscope.telemetry.Telemetry.RunEnded;
import org.poolscope.telemetry.Telemetry.RunPaused;
import org.poolscope.telemetry.Telemetry.RunStarted;
import org.poolscope.telemetry.Telemetry.SharedSample;
import org.poolscope.telemetry.Telemetry.TaskInterrupted;
import org.poolscope.telemetry.Telemetry.TaskRetried;
import org.poolscope.telemetry.Telemetry.WorkerContinued;
import org.poolscope.telemetry.Telemetry.WorkerEnded;
import org.poolscope.telemetry.Telemetry.WorkerStarted;
import org.poolscope.telemetry.Telemetry.WorkerStopped;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.run.RunConfiguration;

/// One run as it is known by now. A new run is a new model; before the first there is an empty one.
///
/// Owned by one thread, which [applies][#apply] telemetry in the order it came, [ticks][#tick] once per frame and reads
/// what it likes: rows, series and figures are live and may be kept. Moments are nanoseconds since the run was started.
public final class LiveModel {

    /// In bytes.
    public static final double MEGABYTE = 1 << 20;

    /// More rows than this, and those that ended first are forgotten.
    static final int MAX_ROWS = 1024;

    private static final int HALF_OF_PRINTED = 5_000;
    private static final long LEAST_GAP = 500_000_000L;
    private static final int BEATS_PER_GAP = 4;
    private static final long FIGURES_GAP = 100_000_000L;

    private final List<WorkerRow> rows = new ArrayList<>();
    private final Map<Integer, WorkerRow> current = new HashMap<>();
    private final TreeMap<Integer, Series> cpu = new TreeMap<>();
    private final ProgramMemory memory = new ProgramMemory();
    private final SharedObjects shared = new SharedObjects();
    private final Completions completions = new Completions();
    private final ItemLog items = new ItemLog();
    private final ItemFigures figures = new ItemFigures(ItemReport.MOST_VALUES);
    private final BoundedLog<PrintedLine> printed = new BoundedLog<>(HALF_OF_PRINTED, HALF_OF_PRINTED);
    private final InferredClock clock = new InferredClock();
    private Throughput throughput = new Throughput(1);
    private long gapNanos = LEAST_GAP;
    private RunProgress progress = RunProgress.IDLE;
    private final List<String> notices = new ArrayList<>();
    private long done;
    private long failed;
    private long itemsInAll;
    private long retried;
    private long samplingNanos;
    private long figuresNanos;
    private @Nullable RunStarted started;
    private @Nullable RunEnded ended;
    private final Pausing pausing = new Pausing();

    /// Takes in one thing that became known. Cheap: what takes longer is done once per frame, by [#tick].
    public void apply(Telemetry telemetry) {
        clock.heard(telemetry.nanos());
        switch (telemetry) {
            case RunStarted run -> start(run);
            case Telemetry.ItemsCame _, Telemetry.TimeSpent _ -> { }
            case Telemetry.InputSizes sizes -> throughput.sized(sizes);
            case ItemsCounted(long _, long count) -> itemsInAll = count;
            case Notice notice -> notices.add(notice.text());
            case WorkerStarted worker -> launch(worker);
            case Beat beat -> beat(beat);
            case Completion completion -> complete(completion);
            case TaskRetried again -> {
                retried++;
                rows.forEach(row -> row.forget(again.task()));
            }
            case Reported told -> report(told);
            case TaskInterrupted task -> items.add(task);
            case Printed(long nanos, int worker, long pid, boolean error, String item, String line) ->
                    printed.add(new PrintedLine(nanos, worker, pid, error, item, line));
            case WorkerStopped(long _, int worker, long pid) -> row(worker, pid).ifPresent(row -> row.stopped(true));
            case WorkerContinued(long _, int worker, long pid, long _) ->
                    row(worker, pid).ifPresent(row -> row.stopped(false));
            case WorkerEnded worker -> end(worker);
            case SharedSample sample -> {
                shared.apply(sample);
                rows.forEach(row -> row.waits(shared.waitOf(row.pid())));
            }
            case ObserverCost cost -> samplingNanos = cost.cpuNanos();
            case RunPaused paused -> pause(paused);
            case RunContinued _ -> pause(null);
            case RunCutShort _ -> {
                shared.keep();
                figures.keep();
            }
            case RunEnded run -> ended = run;
        }
    }

    private void pause(@Nullable RunPaused paused) {
        if (pausing.turns(paused)) {
            current.values().forEach(row -> row.stopped(paused != null && paused.suspended()));
        }
    }

    private void start(RunStarted run) {
        started = run;
        itemsInAll = run.items();
        throughput = new Throughput(run.configuration().pool().workers());
        long interval = 1_000_000_000L / run.configuration().pool().beatsPerSecond();
        gapNanos = Math.max(LEAST_GAP, BEATS_PER_GAP * interval);
    }

    private void launch(WorkerStarted worker) {
        var row = new WorkerRow(worker, gapNanos, started);
        if (rows.size() == MAX_ROWS) {
            rows.stream().filter(r -> r.exit().isPresent()).findFirst().ifPresent(rows::remove);
        }
        rows.add(row);
        current.put(worker.worker(), row);
        cpu.computeIfAbsent(worker.worker(), _ -> new Series()).gap(worker.nanos());
    }

    private Optional<WorkerRow> row(int worker, long pid) {
        return Optional.ofNullable(current.get(worker)).filter(row -> row.pid() == pid);
    }

    private void beat(Beat beat) {
        WorkerRow row = current.get(beat.worker());
        if (row == null || row.pid() != beat.pid()) {
            return;
        }
        double percent = row.beat(beat);
        if (!Double.isNaN(percent)) {
            cpu.get(beat.worker()).add(beat.nanos(), percent);
        }
        memory.add(row, beat.nanos());
        if (beat.task() >= 0) {
            throughput.begin(pausing.worked(beat.taskStartNanos()));
        }
    }

    private void complete(Completion completion) {
        failed += completion.failed();
        done += completion.items() - completion.failed();
        items.add(completion);
        figures.add(completion);
        if (completion.worker() > 0) {
            throughput.ended(completion, pausing.worked(completion.startNanos()));
            completions.add(completion);
            WorkerRow row = current.get(completion.worker());
            if (row != null) {
                row.completed(completion);
            }
        }
    }

    private void report(Reported told) {
        WorkerRow row = current.get(told.worker());
        if (row != null) {
            row.reported(told);
        }
    }

    private void end(WorkerEnded worker) {
        for (WorkerRow row : rows) {
            if (row.worker() == worker.worker() && row.pid() == worker.pid() && row.exit().isEmpty()) {
                row.end(worker);
                cpu.get(worker.worker()).gap(worker.nanos());
                memory.gap(worker.worker(), worker.nanos());
            }
        }
    }

    /// Brings everything up to a moment, once per frame, after the telemetry that came in since the last one.
    ///
    /// @param clockNanos that moment on a clock that goes on steadily, such as [System#nanoTime]; which moment of the
    ///                   run it is shows from the telemetry
    public void tick(long clockNanos) {
        clock.tick(clockNanos);
        if (started == null) {
            return;
        }
        long now = nowNanos();
        for (WorkerRow row : rows) {
            if (row.tick(now)) {
                cpu.get(row.worker()).gap(now);
                memory.gap(row.worker(), now);
            }
        }
        memory.tick(rows);
        completions.tick();
        pausing.tick(now, current.values().stream().anyMatch(row -> !row.label().isEmpty()));
        current.values().forEach(row -> figures.running(row.worker(), row.report()));
        noteFigures(now);
        progress = ended == null ? progressNow(now) : progressAtEnd(ended.report());
    }

    /// As often as shared objects are sampled.
    private void noteFigures(long now) {
        if (now - figuresNanos >= FIGURES_GAP && ended == null) {
            figuresNanos = now;
            figures.note(now);
            figures.all().stream().filter(Figure::counted).forEach(figure -> shared.note(now, figure));
        }
    }

    private RunProgress progressNow(long now) {
        long worked = pausing.worked(now);
        long underway = rows.stream().mapToLong(WorkerRow::underway).sum();
        double begun = rows.stream().mapToDouble(row -> row.report().part().orElse(0)).sum();
        Optional<StepsDone> steps = started.steps().map(all ->
                new StepsDone(rows.stream().mapToLong(WorkerRow::steps).sum(), all));
        if (steps.isPresent()) {
            throughput.sampleSteps(worked, steps.get().done());
        } else {
            throughput.sample(worked, done + failed + underway + begun, completions.total());
        }
        var soFar = new RunProgress(throughput.hasBegun() ? RunState.RUNNING : RunState.STARTING, itemsInAll, done,
                failed, underway, begun, retried, steps, throughput.rate(worked), Optional.empty(),
                Duration.ofNanos(now));
        double toCome = soFar.total() - soFar.over() - (steps.isPresent() ? 0 : begun);
        return soFar.isOpen() ? soFar : soFar.withLeft(throughput.left(worked, Math.max(0, toCome), soFar, rows));
    }

    private RunProgress progressAtEnd(RunReport report) {
        return new RunProgress(RunState.of(report.outcome()), report.items(), report.succeeded(), report.failed(), 0, 0,
                retried, report.steps(), report.steps().map(steps -> steps.perSecond(report.wall()))
                        .orElseGet(report::itemsPerSecond), Optional.empty(), report.wall());
    }

    /// What the run was started with, once it was.
    public Optional<RunConfiguration> configuration() {
        return Optional.ofNullable(started).map(RunStarted::configuration);
    }

    /// What whoever runs this should know, in sentences without their full stops.
    public List<String> notices() {
        return Collections.unmodifiableList(notices);
    }

    /// That nothing is begun at the moment, and why.
    public Optional<RunPaused> pause() {
        return ended == null ? pausing.now() : Optional.empty();
    }

    /// For how long nothing went on in pauses, as of the last tick.
    public Duration stood() {
        return pausing.stood();
    }

    /// What the run came to, once it has ended.
    public Optional<RunReport> report() {
        return Optional.ofNullable(ended).map(RunEnded::report);
    }

    /// How far it is, as of the last tick.
    public RunProgress progress() {
        return progress;
    }

    /// The moment of the last tick; once the run has ended, its end.
    public long nowNanos() {
        return ended == null ? clock.now() : ended.nanos();
    }

    /// Every worker process in order of launch. Unmodifiable, live.
    public List<WorkerRow> workers() {
        return Collections.unmodifiableList(rows);
    }

    /// The worker whose process has a pid, the latest if several had it.
    public Optional<WorkerRow> worker(long pid) {
        return rows.reversed().stream().filter(row -> row.pid() == pid).findFirst();
    }

    /// Percent of one core over time for every place in the pool, by its number. Unmodifiable, live.
    public SequencedMap<Integer, Series> cpu() {
        return Collections.unmodifiableSequencedMap(cpu);
    }

    /// Percent of one core of all living workers together, as far as known.
    public double cpuPercent() {
        return rows.stream().mapToDouble(WorkerRow::cpuPercent).filter(p -> !Double.isNaN(p)).sum();
    }

    /// Megabytes over time of every place in the pool whose worker runs programs, with these. Unmodifiable, live.
    public SequencedMap<Integer, Series> memory() {
        return memory.series();
    }

    /// Megabytes of all living workers that run programs, with these, as of the last tick.
    public double memoryMegabytes() {
        return memory.together();
    }

    /// The most of that at any tick.
    public double mostMemoryMegabytes() {
        return memory.most();
    }

    /// What its processes share.
    public SharedObjects shared() {
        return shared;
    }

    /// How long tasks took.
    public Completions completions() {
        return completions;
    }

    /// What became of the items.
    public ItemLog items() {
        return items;
    }

    /// What items have told of themselves in figures, as of the last tick.
    public ItemFigures figures() {
        return figures;
    }

    /// What workers have printed, first and last lines when there are too many.
    public BoundedLog<PrintedLine> printed() {
        return printed;
    }

    /// The processor time that watching the workers has taken since the run was started.
    public long samplingNanos() {
        return samplingNanos;
    }
}
