package org.poolscope.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.Settings;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// Plays telemetry to a live model as a test says. Times are in seconds since the run was started.
public final class RunScript {

    private static final long SECOND = 1_000_000_000L;
    private static final String WORKLOAD = "primes";

    private final LiveModel model;
    private final RunConfiguration configuration;
    private final long items;
    private final List<String> cautions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Optional<StepCount> steps;
    private long itemsOfTask;
    private long stepsDone;
    private ProgramUse programs = ProgramUse.NONE;
    private long nextTask;

    private RunScript(LiveModel model, RunConfiguration configuration, long items, Optional<StepCount> steps) {
        this.steps = steps;
        this.model = model;
        this.items = items;
        this.configuration = configuration;
    }

    /// Starts a run.
    public static RunScript start(LiveModel model, int workers, long items) {
        return start(model, workers, items, Optional.empty());
    }

    /// Starts a run whose parts count steps.
    public static RunScript start(LiveModel model, int workers, long items, StepCount steps) {
        return start(model, workers, items, Optional.of(steps));
    }

    /// Starts a run of a workload with settings.
    public static RunScript start(LiveModel model, String workload, Map<String, String> settings, int workers,
                                  long items) {
        return start(model, new RunConfiguration(workload,
                Settings.parse(Workloads.named(workload).parameters(), settings),
                new PoolOptions(workers, OptionalInt.empty(), 10)), items, Optional.empty());
    }

    private static RunScript start(LiveModel model, int workers, long items, Optional<StepCount> steps) {
        return start(model, new RunConfiguration(WORKLOAD,
                Settings.parse(Workloads.named(WORKLOAD).parameters(), Map.of()),
                new PoolOptions(workers, OptionalInt.empty(), 10)), items, steps);
    }

    private static RunScript start(LiveModel model, RunConfiguration configuration, long items,
                                   Optional<StepCount> steps) {
        var script = new RunScript(model, configuration, items, steps);
        model.apply(new Telemetry.RunStarted(0, Instant.EPOCH, script.configuration, items, script.steps));
        return script;
    }

    public RunScript worker(double at, int worker, long pid, int restarts) {
        model.apply(new Telemetry.WorkerStarted(nanos(at), worker, pid, restarts));
        return this;
    }

    public RunScript printed(double at, int worker, boolean error, String line) {
        model.apply(new Telemetry.Printed(nanos(at), worker, 1000 + worker, error, "", line));
        return this;
    }

    /// A beat of a worker whose processor time so far is given in seconds.
    public RunScript beat(double at, int worker, long pid, double cpu) {
        return beat(at, worker, pid, cpu, Phase.WAITING, "", 0);
    }

    /// A beat of a worker that runs a task since a moment.
    public RunScript running(double at, int worker, long pid, double cpu, String label, double since) {
        return beat(at, worker, pid, cpu, Phase.RUNNING, label, since);
    }

    /// What the running tasks of the beats to come say they have done.
    public RunScript underway(long itemsDone) {
        itemsOfTask = itemsDone;
        return this;
    }

    /// What the item that a worker is at, the first of the running task, has told.
    public RunScript told(double at, int worker, ItemReport news) {
        model.apply(new Telemetry.Reported(nanos(at), worker, 7, 0, "item 7", news));
        return this;
    }

    public RunScript retried(double at, long task) {
        model.apply(new Telemetry.TaskRetried(nanos(at), task, "item " + task, 2, "its worker was lost"));
        return this;
    }

    /// What the workers of the beats to come have running.
    public RunScript programs(ProgramUse use) {
        programs = use;
        return this;
    }

    /// How many steps the workers of the beats to come have done.
    public RunScript steps(long done) {
        stepsDone = done;
        return this;
    }

    private RunScript beat(double at, int worker, long pid, double cpu, Phase phase, String label, double since) {
        long task = phase == Phase.RUNNING ? 7 : -1;
        model.apply(new Telemetry.Beat(nanos(at), worker, pid, phase, task, label, nanos(since), 0, 0, 0, itemsOfTask,
                stepsDone, nanos(cpu), 20_000_000, 60_000_000, 3, 4_000_000, 12, programs));
        return this;
    }

    /// A task of one item that went well.
    public RunScript done(double at, int worker, double took) {
        return completion(at, worker, took, 1, 0, "", List.of());
    }

    public RunScript failed(double at, int worker, double took, String name, String reason) {
        return completion(at, worker, took, 1, 1, "",
                List.of(ItemResult.failed(name, Duration.ofNanos(nanos(took)), reason)));
    }

    public RunScript completion(double at, int worker, double took, long count, long failed, String failure,
                                List<ItemResult> results) {
        long task = nextTask++;
        model.apply(new Telemetry.Completion(nanos(at), worker, task, nanos(at - took), nanos(at), count, failed,
                "item " + task, failure, results));
        return this;
    }

    /// All items of a task went well.
    public RunScript completionOf(long task, double at, int worker, long count) {
        nextTask = task;
        return completion(at, worker, 0.1, count, 0, "", List.of());
    }

    public RunScript queue(double at, String name, long depth, long capacity) {
        return shared(at, SharedValues.queue(name, depth, capacity));
    }

    public RunScript counter(double at, String name, long value, long expected) {
        return shared(at, SharedValues.counter(name, value, expected));
    }

    /// All shared objects that there are at a moment.
    public RunScript shared(double at, SharedValue... values) {
        model.apply(new Telemetry.SharedSample(nanos(at), List.of(values)));
        return this;
    }

    public RunScript observer(double at, double cpu) {
        model.apply(new Telemetry.ObserverCost(nanos(at), nanos(cpu)));
        return this;
    }

    public RunScript workerEnded(double at, int worker, long pid, WorkerExit exit) {
        model.apply(new Telemetry.WorkerEnded(nanos(at), worker, pid, exit));
        return this;
    }

    /// Something that is to be told of the result.
    public RunScript caution(String sentence) {
        cautions.add(sentence);
        return this;
    }

    /// What is to be known of the input when the run has ended.
    public RunScript note(String sentence) {
        notes.add(sentence);
        return this;
    }

    public RunScript ended(double at, Outcome outcome, long succeeded, long failed) {
        model.apply(new Telemetry.RunEnded(nanos(at), new RunReport(configuration, outcome, items, succeeded, failed,
                Duration.ofNanos(nanos(at)), Map.of(), "", List.of(), List.of(), cautions,
                steps.map(all -> new StepsDone(stepsDone, all)), notes)));
        return this;
    }

    /// A frame at a moment.
    public RunScript tick(double at) {
        model.tick(nanos(at));
        return this;
    }

    static long nanos(double seconds) {
        return Math.round(seconds * SECOND);
    }
}
