package org.poolscope.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.RunPauses;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.prediction.RunPace;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.workload.Settings;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// A sweep whose runs took as long as a test says.
public final class ScriptedSweep {

    public static final long ITEMS = 100;

    private SweepConfiguration configuration;
    private final List<SweepRun> runs = new ArrayList<>();
    private Optional<StepCount> steps = Optional.empty();
    private List<String> notes = List.of();
    private final Map<Integer, Integer> blocks = new HashMap<>();

    private ScriptedSweep(int repeats, int... sizes) {
        this.configuration = new SweepConfiguration(primes(), IntStream.of(sizes).boxed().toList(), repeats);
    }

    public static ScriptedSweep of(int... sizes) {
        return new ScriptedSweep(3, sizes);
    }

    public static ScriptedSweep repeated(int repeats, int... sizes) {
        return new ScriptedSweep(repeats, sizes);
    }

    /// Runs to come whose parts work at the same time.
    public ScriptedSweep counting(StepCount count) {
        steps = Optional.of(count);
        return this;
    }

    /// Runs to come of whose input this is to be known.
    public ScriptedSweep noting(String sentence) {
        notes = List.of(sentence);
        return this;
    }

    /// So many blocks in which the sizes take these times.
    public ScriptedSweep blocks(int times, double... seconds) {
        for (int block = 0; block < times; block++) {
            for (int i = 0; i < seconds.length; i++) {
                run(configuration.sizes().get(i), seconds[i]);
            }
        }
        return this;
    }

    /// A run that others have slowed, who had this part of the processors.
    public ScriptedSweep disturbed(int size, double seconds, double others) {
        return disturbed(size, seconds, Disturbance.byOthers(others));
    }

    /// A run that this has slowed.
    public ScriptedSweep disturbed(int size, double seconds, Disturbance disturbance) {
        return run(size, seconds, Outcome.COMPLETED, "the digest", disturbance);
    }

    public static RunConfiguration primes() {
        Settings settings = Settings.parse(Workloads.named("primes").parameters(), Map.of());
        return new RunConfiguration("primes", settings, PoolOptions.ofSize(2));
    }

    /// A workload whose items may take several threads.
    public static RunConfiguration commands() {
        Settings settings = Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", "true {threads} {}", "lines", "a"));
        return new RunConfiguration("commands", settings, PoolOptions.ofSize(2));
    }

    /// Blocks in which sizes and threads of each item take so long: a row for each number of threads.
    public static ScriptedSweep grid(List<Integer> sizes, List<Integer> threads, int blocks, double[][] seconds) {
        var sweep = new ScriptedSweep(blocks, sizes.stream().mapToInt(size -> size).toArray());
        sweep.configuration = new SweepConfiguration(commands(), sizes, new Ending.Blocks(blocks), 1, false, threads);
        for (int block = 1; block <= blocks; block++) {
            for (int row = 0; row < threads.size(); row++) {
                for (int column = 0; column < sizes.size(); column++) {
                    sweep.run(sizes.get(column), seconds[row][column] * (1 + 0.001 * block));
                    SweepRun last = sweep.runs.removeLast();
                    sweep.runs.add(new SweepRun(block, last.size(), threads.get(row), last.turn(), last.report(),
                            Disturbance.NONE, RunPauses.NONE, Optional.empty(), List.of(), Optional.empty()));
                }
            }
        }
        return sweep;
    }

    public ScriptedSweep run(int size, double seconds) {
        return run(size, seconds, Outcome.COMPLETED, "the digest");
    }

    public ScriptedSweep run(int size, double seconds, Outcome outcome, String digest) {
        return run(size, seconds, outcome, digest, Disturbance.NONE);
    }

    /// A run that paused in the middle.
    public ScriptedSweep paused(int size, double seconds, RunPauses pauses) {
        run(size, seconds);
        SweepRun last = runs.removeLast();
        runs.add(new SweepRun(last.block(), size, last.threads(), last.turn(), last.report(), Disturbance.NONE, pauses,
                Optional.empty(), List.of(), Optional.empty()));
        return this;
    }

    private ScriptedSweep run(int size, double seconds, Outcome outcome, String digest, Disturbance disturbance) {
        var report = new RunReport(configuration.at(size), outcome, ITEMS, ITEMS, 0,
                Duration.ofNanos(Math.round(seconds * 1e9)), Map.of(), digest, List.of(),
                outcome == Outcome.BROKEN ? List.of("no memory") : List.of(), List.of(),
                steps.map(all -> new StepsDone(all.total(), all)), notes);
        runs.add(new SweepRun(blocks.merge(size, 1, Integer::sum), size, SweepRun.Turn.SIZE, report, disturbance));
        return this;
    }

    /// Of the last run it is known when it began.
    public ScriptedSweep at(double seconds) {
        runs.add(runs.removeLast().with(new SweepRun.Around(seconds, Optional.empty())));
        return this;
    }

    /// Of the last run it is known what the machine lacked meanwhile.
    public ScriptedSweep strained(Strain strain) {
        runs.add(runs.removeLast().with(new SweepRun.Around(Double.NaN, Optional.of(strain))));
        return this;
    }

    /// Of the last run it is known what its workers did, and how long each item took.
    public ScriptedSweep knowing(Slices slices, Double... items) {
        SweepRun last = runs.removeLast();
        runs.add(new SweepRun(last.block(), last.size(), last.threads(), last.turn(), last.report(), Disturbance.NONE,
                RunPauses.NONE, Optional.of(slices), List.of(items), Optional.empty()));
        return this;
    }

    /// Of the last run it is known, too, when each worker was ready, and that nothing else took time.
    public ScriptedSweep ready(Double... seconds) {
        SweepRun last = runs.removeLast();
        runs.add(new SweepRun(last.block(), last.size(), last.threads(), last.turn(), last.report(), Disturbance.NONE,
                RunPauses.NONE, last.slices(), last.items(), Optional.of(new RunPace(List.of(seconds), 0, 0, 1))));
        return this;
    }

    /// Runs under other conditions.
    public ScriptedSweep under(Conditions conditions) {
        configuration = configuration.under(conditions);
        return this;
    }

    /// A run without a pool.
    public ScriptedSweep plain(int threads, double seconds, String digest) {
        run(threads, seconds, Outcome.COMPLETED, digest);
        SweepRun last = runs.removeLast();
        runs.add(new SweepRun(blocks.merge(threads, -1, Integer::sum) + 1, threads, SweepRun.Turn.BASELINE,
                last.report(), Disturbance.NONE));
        return this;
    }

    /// A second run of a size in its latest block.
    public ScriptedSweep twin(int size, double seconds) {
        SweepRun first = runs.reversed().stream().filter(run -> run.size() == size).findFirst().orElseThrow();
        RunReport report = new RunReport(configuration.at(size), Outcome.COMPLETED, ITEMS, ITEMS, 0,
                Duration.ofNanos(Math.round(seconds * 1e9)), Map.of(), "the digest", List.of(), List.of(), List.of(),
                Optional.empty());
        runs.add(new SweepRun(first.block(), size, SweepRun.Turn.TWIN, report, Disturbance.NONE));
        return this;
    }

    /// What others have slowed of a size in its latest block, once more.
    public ScriptedSweep again(int size, double seconds) {
        blocks.merge(size, -1, Integer::sum);
        return run(size, seconds);
    }

    /// One of another kind, of the same runs.
    public ScriptedSweep ending(Ending ending) {
        configuration = new SweepConfiguration(configuration.configuration(), configuration.sizes(), ending, 7, false);
        return this;
    }

    public SweepResult ended(Ending.End end) {
        return SweepResult.of(configuration, runs, Optional.of(end));
    }

    public SweepResult result() {
        return SweepResult.of(configuration, runs, false);
    }

    public SweepResult stopped() {
        return SweepResult.of(configuration, runs, true);
    }
}
