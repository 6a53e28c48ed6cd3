package org.poolscope.compare;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.poolscope.compare.Ending.End;
import org.poolscope.compare.statistics.BlockTimes;
import org.poolscope.compare.statistics.Bootstrap;
import org.poolscope.compare.statistics.Contest;
import org.poolscope.compare.statistics.Interval;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.workload.StepCount;

/// What a sweep has found so far, or in the end.
///
/// The *base* is the smallest size that has a valid run. With T(n) the median time of size n, the speed-up of n is
/// T(base) / T(n): the usual definition when the base is 1 (G. M. Amdahl, "Validity of the single processor approach",
/// 1967), and a relative one when it is not, which is why the base is always named beside it.
///
/// @param sizes          every size of the sweep, smallest first
/// @param base           the size that the speed-ups are measured against; empty while no run is valid
/// @param recommendation which of them to use, how sure that is, and what else it comes to
/// @param runs           how many runs there were, those that do not count and those that ran twice among them
/// @param toCome         how many there will be more, as far as can be told
/// @param notes          what is to be known of the input of all its runs, in sentences without their full stops
public record SweepResult(SweepConfiguration configuration, List<SizeResult> sizes, OptionalInt base,
                          Recommendation recommendation, int runs, int toCome, List<String> notes) {

    /// A pool is as good as the best when it takes at most this much longer.
    public static final double KNEE_TOLERANCE = 0.05;

    public SweepResult {
        sizes = List.copyOf(sizes);
        notes = List.copyOf(notes);
    }

    /// What these runs come to; some of the sweep's may still be missing.
    public static SweepResult of(SweepConfiguration configuration, List<SweepRun> runs, boolean stopped) {
        return of(configuration, runs, stopped ? Optional.of(End.STOPPED) : Optional.empty());
    }

    /// The same of one that has ended, or goes on.
    public static SweepResult of(SweepConfiguration configuration, List<SweepRun> runs, Optional<End> end) {
        var blocks = new SweepBlocks(configuration, runs);
        BlockTimes times = blocks.times();
        var bootstrap = new Bootstrap(configuration.seed());
        Contest contest = Contest.of(times, blocks.twins(), bootstrap);
        int planned = configuration.ending().planned(blocks.whole(), contest.precision());
        List<Measured> measured = configuration.sizes().stream().map(size -> measure(size, runs, blocks)).toList();
        Optional<Measured> base = measured.stream().filter(m -> m.seconds().isPresent()).findFirst();
        List<SizeResult> sizes = measured.stream().map(m -> m.against(base, end.isPresent() ? 0 : m.left(planned),
                base.flatMap(b -> against(configuration, times, b, m, bootstrap)), bootstrap)).toList();
        Advice advice = Advice.about(configuration, sizes, end.equals(Optional.of(End.STOPPED)));
        // What a person has stopped would have had more.
        int toCome = end.isPresent() && end.get() != End.STOPPED ? 0
                : measured.stream().mapToInt(m -> m.left(planned)).sum();
        if (configuration.twins() && toCome > 0) {
            toCome += Math.max(0, planned - blocks.twins().length);
        }
        return new SweepResult(configuration, sizes,
                base.map(b -> OptionalInt.of(b.size())).orElse(OptionalInt.empty()),
                Recommendation.of(advice, configuration, sizes, blocks, contest, end), runs.size(), toCome,
                runs.stream().findFirst().map(run -> run.report().notes()).orElse(List.of()));
    }

    /// Which size to use, or why that is not said.
    public Advice advice() {
        return recommendation.advice();
    }

    /// Whether the sweep was ended by a person, before it would have ended by itself.
    public boolean stopped() {
        return recommendation.end().equals(Optional.of(End.STOPPED));
    }

    /// The size that is advised: the knee of the curve of times. Empty while none is.
    public OptionalInt knee() {
        return advice() instanceof Advice.Use(int size) ? OptionalInt.of(size) : OptionalInt.empty();
    }

    /// How many runs the whole sweep has, as far as can be told.
    public int planned() {
        return runs + toCome;
    }

    /// The result of one size.
    public SizeResult at(int size) {
        return sizes.stream().filter(result -> result.size() == size).findFirst().orElseThrow();
    }

    /// The size with the shortest median time; of equals the smallest.
    public OptionalInt best() {
        return sizes.stream()
                .filter(result -> result.seconds().isPresent())
                .min(Comparator.comparingDouble(result -> result.seconds().orElseThrow().median()))
                .map(result -> OptionalInt.of(result.size()))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Interval> against(SweepConfiguration configuration, BlockTimes times, Measured base,
                                              Measured size, Bootstrap bootstrap) {
        return base == size ? Optional.empty() : times.interval(configuration.sizes().indexOf(base.size()),
                configuration.sizes().indexOf(size.size()), bootstrap);
    }

    private static Measured measure(int size, List<SweepRun> runs, SweepBlocks blocks) {
        List<SweepRun> its = runs.stream().filter(run -> run.size() == size && !run.isTwin()).toList();
        boolean broken = its.stream().anyMatch(SweepRun::isBroken);
        Set<Integer> had = new HashSet<>(its.stream().map(SweepRun::block).toList());
        return Measured.of(size, its, its.stream().map(blocks::timing).toList(),
                broken ? Integer.MAX_VALUE : had.size());
    }

    /// One size's times before they are compared with the others'.
    ///
    /// @param had    in how many blocks it was run, or as many as there may be if it cannot be run in others
    /// @param amount of items or steps that a run of this size does
    private record Measured(int size, List<Timing> timings, int had, Optional<Statistics> seconds, long amount,
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

        double median() {
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
}
