package org.poolscope.compare.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.RunPauses;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.SweepRun.Place;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.question.Conditions.Workers;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.waterfall.RunTrace;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.Pausable;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.pool.plain.PlainRun;
import org.poolscope.schedule.LongestFirst;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// The runs of a comparison, one after another on a thread of their own: block by block, each size once per block, one
/// of them twice ([SweepPlan]), until there are enough ([Ending]). A run that others have slowed is run again at the
/// end of its block.
///
/// A size whose run is broken is not run again in later blocks: what it lacks (memory, most often) it will lack then
/// too.
public final class Sweep implements Pausable, AutoCloseable {

    private static final int MOST_PREPARATION = 30;

    /// Then it begins with those that stand by.
    private static final Duration MOST_STANDING_UP = Duration.ofSeconds(30);

    private final SweepConfiguration configuration;
    private final LongestFirst order;
    private final Consumer<SweepEvent> listener;
    private final CompletableFuture<SweepResult> result = new CompletableFuture<>();
    /// Completed when the thread ends.
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<SweepRun> runs = new ArrayList<>();
    private final Set<Integer> broken = new HashSet<>();

    private final Object lock = new Object();
    private final CompletableFuture<?> stopping = new CompletableFuture<>();
    private long begun;
    private boolean stopped;
    private Going going = Going.ON;
    private @Nullable BatchRun current;

    /// Whether work goes on, or what was begun is ended first, or all stand still.
    private enum Going { ON, PAUSED, SUSPENDED }

    private Sweep(SweepConfiguration configuration, LongestFirst order, Consumer<SweepEvent> listener) {
        this.configuration = configuration;
        this.order = order;
        this.listener = listener;
    }

    /// One that knows no earlier runs.
    public static Sweep start(SweepConfiguration configuration, Consumer<SweepEvent> listener) {
        return start(configuration, Optional.empty(), listener);
    }

    /// Plans the batch at every size and starts the first run. Reads input folders, so not on the event dispatch
    /// thread.
    ///
    /// @param journal  tells how long items took in earlier runs; empty if there is none
    /// @param listener told of everything, by the sweep's and the current run's threads, one call at a time; it must be
    ///                 quick and must not throw
    /// @throws InvalidSettingException if the settings cannot be run, or the batch is not the same at every size
    ///                                 and in every run
    public static Sweep start(SweepConfiguration configuration, Optional<Path> journal,
                              Consumer<SweepEvent> listener) {
        requireOneBatch(Workloads.named(configuration.configuration().workload()),
                configuration.configuration().settings(), configuration.sizes());
        if (!configuration.baselines().isEmpty()) {
            PlainRun.requirePossible(configuration.at(configuration.sizes().getFirst()));
        }
        var sweep = new Sweep(configuration, new LongestFirst(configuration.configuration(), journal), listener);
        Thread.ofPlatform().name("sweep").start(sweep::runAll);
        return sweep;
    }

    /// Completed when the last run has ended, in whatever way, or the sweep was stopped; exceptionally only if a run
    /// could not be started at all ([IOException], [InvalidSettingException]).
    public CompletableFuture<SweepResult> result() {
        return result;
    }

    /// Asks the sweep to end with the current run, which is stopped. Returns at once.
    public void stop() {
        synchronized (lock) {
            stopped = true;
            if (current != null) {
                current.stop();
            }
        }
        stopping.complete(null);
    }

    /// Has the present run begin nothing more; what was begun goes on, and no other run is begun. Its time will not
    /// count.
    @Override
    public void pause() {
        go(Going.PAUSED);
    }

    /// Suspends all workers of the present run, with all that they have started, or of the next one if there is none at
    /// the moment. That time is none of the run's.
    @Override
    public CompletableFuture<Void> suspend() {
        return go(Going.SUSPENDED);
    }

    @Override
    public void goOn() {
        go(Going.ON);
    }

    private CompletableFuture<Void> go(Going how) {
        synchronized (lock) {
            going = how;
            return current == null ? CompletableFuture.completedFuture(null) : go(how, current);
        }
    }

    private static CompletableFuture<Void> go(Going how, BatchRun run) {
        switch (how) {
            case ON -> run.goOn();
            case PAUSED -> run.pause();
            case SUSPENDED -> {
                return run.suspend();
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    /// Stops the sweep if it is still on and waits until all its workers are gone.
    @Override
    public void close() {
        stop();
        ended.join();
    }

    static void requireOneBatch(Workload workload, Settings settings, List<Integer> sizes) {
        workload.requireRepeatable(settings);
        int first = sizes.getFirst();
        long items = workload.batch(settings, first).items().size();
        if (items == 0) {
            throw new InvalidSettingException(
                    "sizes", "cannot be compared, since with these settings there is nothing to do");
        }
        if (!workload.growsWithPool()) {
            return;
        }
        for (int size : sizes.subList(1, sizes.size())) {
            long others = workload.batch(settings, size).items().size();
            if (others != items) {
                throw new InvalidSettingException("sizes", "cannot be compared with '" + workload.name()
                        + "', whose batch grows with the pool (items for pool size " + first + ": " + items + ", for "
                        + size + ": " + others + "); " + workload.sameForAllSizes().map(it -> "set " + it + ", or ")
                        .orElse("") + "choose a workload that does the same work at every size");
            }
        }
    }

    private void runAll() {
        try {
            // The window prepares its next start when it opens, the command line when it ends: they measure alike.
            CompletableFuture.anyOf(BatchRun.startsAreAlike(), stopping).orTimeout(MOST_PREPARATION, TimeUnit.SECONDS)
                    .exceptionally(_ -> null).join();
            End end = runBlocks();
            result.complete(SweepResult.of(configuration, runs, Optional.of(end)));
        } catch (Throwable e) {
            // Errors too: whoever waits for the result would wait for ever.
            result.completeExceptionally(e);
        } finally {
            ended.complete(null);
        }
    }

    private End runBlocks() throws IOException {
        var plan = new SweepPlan(configuration, Runtime.getRuntime().availableProcessors());
        List<OptionalDouble> precision = new ArrayList<>();
        begun = System.nanoTime();
        Optional<End> end = Optional.empty();
        for (int block = 1; end.isEmpty(); block++) {
            long before = System.nanoTime();
            runAll(plan.block(block, soFar().bestPlace()), block);
            // What others have slowed, once more, while the block is still the same one.
            runAll(SweepPlan.again(runs, block), block);
            precision.add(soFar().recommendation().precision());
            end = isStopped() ? Optional.of(End.STOPPED)
                    : broken.containsAll(configuration.sizes()) ? Optional.of(End.NO_SIZE)
                    : configuration.ending().after(precision, since(begun), since(before));
        }
        return end.get();
    }

    /// Of the first blocks' runs with the fewest workers, which disturb each other the least.
    private List<Double> items(RunTrace trace, int block, int size) {
        return block <= SweepConfiguration.LEAST_RUNS && size == configuration.sizes().getFirst()
                ? DoubleStream.of(trace.items()).boxed().toList() : List.of();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private SweepResult soFar() {
        return SweepResult.of(configuration, runs, isStopped());
    }

    private void runAll(List<Place> places, int block) throws IOException {
        for (Place place : places) {
            if (!isStopped() && place.turn() == Turn.BASELINE) {
                runPlain(block, place);
            } else if (!isStopped() && !broken.contains(place.size())) {
                runOne(block, place);
            }
        }
    }

    private void runOne(int block, Place place) throws IOException {
        int size = place.size();
        listener.accept(new SweepEvent.RunBegins(runs.size() + 1, block, size, place.threads()));
        var pauses = new RunPauses.Log();
        var trace = new RunTrace();
        SpareWorkers ready = ready(place);
        double at = since(begun).toNanos() / 1e9;
        var strain = new StrainWatch(StrainWatch.Sources.HERE, System.nanoTime());
        RunConfiguration its = configuration.at(size, place.threads());
        try (ready; BatchRun run = BatchRun.start(its, order.order(BatchRun.planned(its)), telemetry -> {
                    pauses.hear(telemetry);
                    trace.hear(telemetry);
                    if (telemetry instanceof Telemetry.Beat) {
                        strain.look(System.nanoTime());
                    }
                    listener.accept(new SweepEvent.RunTold(telemetry));
                }, ready)) {
            makeCurrent(run);
            RunReport report = run.report().join();
            Optional<Slices> slices = trace.slices(size, report.wall().toNanos());
            StrainWatch.Found found = strain.end(System.nanoTime(), size * Math.max(1, place.threads()),
                    slices.map(known -> known.partIfKnown(Slices.Slice.PROCESSOR)).orElse(OptionalDouble.empty()));
            var done = new SweepRun(block, size, place.threads(), place.turn(), report, found.disturbance(),
                    pauses.pauses(), slices, items(trace, block, size), trace.pace(report.wall().toNanos()),
                    new SweepRun.Around(at, Optional.of(found.strain())));
            if (done.isBroken()) {
                broken.add(size);
            }
            runs.add(done);
        } finally {
            makeCurrent(null);
        }
        listener.accept(new SweepEvent.RunDone(runs.getLast(), soFar()));
    }

    /// Workers that stand by for a run; null if it is to start its own.
    private @Nullable SpareWorkers ready(Place place) throws IOException {
        if (configuration.conditions().workers() == Workers.FRESH) {
            return null;
        }
        SpareWorkers spares = SpareWorkers.ofRun(configuration.at(place.size(), place.threads()));
        spares.awaitAll(MOST_STANDING_UP, stopping::isDone);
        return spares;
    }

    /// The batch without a pool. Nothing is told of it while it runs, and it is not in the journal.
    private void runPlain(int block, Place place) throws IOException {
        RunConfiguration its = configuration.at(configuration.sizes().getFirst());
        var run = new PlainRun(its, order.order(BatchRun.planned(its)), place.size());
        stopping.thenRun(run::stop);
        runs.add(new SweepRun(block, place.size(), place.turn(), run.run(), Disturbance.NONE));
        listener.accept(new SweepEvent.RunDone(runs.getLast(), soFar()));
    }

    /// A stop or pause that came while the run was being started, or before, is passed on here.
    private void makeCurrent(@Nullable BatchRun run) {
        synchronized (lock) {
            current = run;
            if (run != null && stopped) {
                run.stop();
            } else if (run != null && going != Going.ON) {
                go(going, run);
            }
        }
    }

    private boolean isStopped() {
        synchronized (lock) {
            return stopped;
        }
    }
}
