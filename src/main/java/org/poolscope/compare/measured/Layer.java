package org.poolscope.compare.measured;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.BlockTimes;
import org.poolscope.compare.statistics.Bootstrap;
import org.poolscope.compare.statistics.Interval;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.workload.StepCount;

/// The runs of a sweep with so many threads for each item: of one that does not vary these, all of them.
///
/// @param threads as in a run
/// @param its     the runs
/// @param times   by block and by size
public record Layer(SweepConfiguration configuration, int threads, List<SweepRun> its, SweepBlocks blocks,
                    BlockTimes times) {

    /// @param all runs of the sweep
    static Layer of(SweepConfiguration configuration, List<SweepRun> all, int threads) {
        var blocks = new SweepBlocks(configuration, all, threads);
        return new Layer(configuration, threads, all.stream().filter(run -> run.threads() == threads).toList(), blocks,
                blocks.times());
    }

    /// Every run of it with a pool, by the moment at which it began, as far as that is known.
    public List<RunPoint> points() {
        return its.stream().filter(run -> run.turn() != SweepRun.Turn.BASELINE && Double.isFinite(run.around().at()))
                .map(run -> new RunPoint(run.around().at(), run.size(), run.isTwin(), blocks.timing(run))).toList();
    }

    /// What the machine lacked while each size was run, in the runs that count.
    public SortedMap<Integer, Strain> strains() {
        var strains = new TreeMap<Integer, Strain>();
        configuration.sizes().forEach(size -> {
            List<Strain> all = its.stream().filter(run -> run.size() == size && run.isOfSize()
                    && blocks.timing(run).counts()).flatMap(run -> run.around().strain().stream()).toList();
            if (!all.isEmpty()) {
                strains.put(size, Strain.of(all));
            }
        });
        return strains;
    }

    /// What each size has come to, with what is still to come of so many blocks.
    List<Measured> measured() {
        return configuration.sizes().stream().map(this::measure).toList();
    }

    /// The smallest size that has a valid run.
    static Optional<Measured> base(List<Measured> measured) {
        return measured.stream().filter(m -> m.seconds().isPresent()).findFirst();
    }

    /// @param planned how many blocks there will be; 0 if no more
    List<SizeResult> sizes(int planned, Bootstrap bootstrap) {
        List<Measured> measured = measured();
        Optional<Measured> base = base(measured);
        return measured.stream().map(m -> m.against(base, m.left(planned),
                base.flatMap(b -> against(b, m, bootstrap)), bootstrap)).toList();
    }

    private Optional<Interval> against(Measured base, Measured size, Bootstrap bootstrap) {
        return base == size ? Optional.empty() : times.interval(configuration.sizes().indexOf(base.size()),
                configuration.sizes().indexOf(size.size()), bootstrap);
    }

    private Measured measure(int size) {
        List<SweepRun> runs = its.stream().filter(run -> run.size() == size && run.isOfSize()).toList();
        boolean broken = runs.stream().anyMatch(SweepRun::isBroken);
        Set<Integer> had = new HashSet<>(runs.stream().map(SweepRun::block).toList());
        return Measured.of(size, runs, runs.stream().map(blocks::timing).toList(),
                broken ? Integer.MAX_VALUE : had.size());
    }

    /// One size's times before they are compared with the others'.
    ///
    /// @param had    in how many blocks it was run, or as many as there may be if it cannot be run in others
    /// @param amount of items or steps that a run of this size does
    record Measured(int size, List<Timing> timings, int had, Optional<Statistics> seconds, long amount,
                    Optional<StepCount> steps) {

        static Measured of(int size, List<SweepRun> runs, List<Timing> timings, int had) {
            double[] valid = timings.stream().filter(Timing::counts).mapToDouble(Timing::seconds).toArray();
            Optional<StepCount> steps = runs.stream().flatMap(run -> run.report().steps().stream())
                    .map(StepsDone::all).findFirst();
            long items = runs.stream().mapToLong(run -> run.report().items()).max().orElse(0);
            return new Measured(size, timings, had,
                    valid.length == 0 ? Optional.empty() : Optional.of(Statistics.of(valid)),
                    steps.map(StepCount::total).orElse(items), steps);
        }

        private Optional<Interval> interval(Bootstrap bootstrap) {
            double[] valid = timings.stream().filter(Timing::counts).mapToDouble(Timing::seconds).toArray();
            return valid.length < BlockTimes.LEAST_BLOCKS ? Optional.empty()
                    : Optional.of(bootstrap.interval(valid, Statistics::median, Interval.LEVEL));
        }

        private double median() {
            return seconds.orElseThrow().median();
        }

        int left(int planned) {
            return Math.max(0, planned - had);
        }

        SizeResult against(Optional<Measured> base, int left, Optional<Interval> speedup, Bootstrap bootstrap) {
            OptionalDouble ideal = base.isEmpty() ? OptionalDouble.empty()
                    : OptionalDouble.of((double) size / base.get().size());
            boolean known = base.isPresent() && seconds.isPresent();
            return new SizeResult(size, timings, left, seconds,
                    known ? OptionalDouble.of(base.get().median() / median()) : OptionalDouble.empty(), ideal,
                    known ? OptionalDouble.of(amount / median()) : OptionalDouble.empty(), steps,
                    interval(bootstrap), speedup);
        }
    }

    /// The size that the speed-ups are measured against.
    public OptionalInt base() {
        return base(measured()).map(b -> OptionalInt.of(b.size())).orElse(OptionalInt.empty());
    }
}
