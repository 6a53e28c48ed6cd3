package org.poolscope.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.workload.StepCount;

/// What a sweep has found so far, or in the end.
///
/// The *base* is the smallest size that has a valid run. With T(n) the median time of size n, the speed-up of n is
/// T(base) / T(n): the usual definition when the base is 1 (G. M. Amdahl, "Validity of the single processor approach",
/// 1967), and a relative one when it is not, which is why the base is always named beside it.
///
/// @param sizes   every size of the sweep, smallest first
/// @param base    the size that the speed-ups are measured against; empty while no run is valid
/// @param advice  which of them to use, or why that is not said
/// @param stopped whether the sweep was ended before all its runs were done
/// @param notes   what is to be known of the input of all its runs, in sentences without their full stops
public record SweepResult(SweepConfiguration configuration, List<SizeResult> sizes, OptionalInt base,
                          Advice advice, boolean stopped, List<String> notes) {

    /// A pool is as good as the best when it takes at most this much longer.
    public static final double KNEE_TOLERANCE = 0.05;

    public SweepResult {
        sizes = List.copyOf(sizes);
        notes = List.copyOf(notes);
    }

    /// What these runs come to; some of the sweep's may still be missing.
    public static SweepResult of(SweepConfiguration configuration, List<SweepRun> runs, boolean stopped) {
        List<Measured> measured = measure(configuration, runs, stopped);
        Optional<Measured> base = measured.stream().filter(m -> m.seconds().isPresent()).findFirst();
        List<SizeResult> sizes = measured.stream().map(m -> m.against(base)).toList();
        return new SweepResult(configuration, sizes,
                base.map(b -> OptionalInt.of(b.size())).orElse(OptionalInt.empty()),
                Advice.about(configuration, sizes, stopped), stopped,
                runs.stream().findFirst().map(run -> run.report().notes()).orElse(List.of()));
    }

    /// The size that is advised: the knee of the curve of times. Empty while none is.
    public OptionalInt knee() {
        return advice instanceof Advice.Use(int size) ? OptionalInt.of(size) : OptionalInt.empty();
    }

    /// How many runs there were, those that do not count among them.
    public int runs() {
        return sizes.stream().mapToInt(size -> size.timings().size()).sum();
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

    private static List<Measured> measure(SweepConfiguration configuration, List<SweepRun> runs, boolean stopped) {
        Validity validity = Validity.among(runs);
        return configuration.sizes().stream()
                .map(size -> {
                    List<SweepRun> its = runs.stream().filter(run -> run.size() == size).toList();
                    boolean over = stopped || its.stream().anyMatch(SweepRun::isBroken);
                    return Measured.of(size, its, its.stream().map(validity::timing).toList(),
                            over ? 0 : Math.max(0, configuration.repeats() - its.size()));
                })
                .toList();
    }

    /// One size's times before they are compared with the others'.
    ///
    /// @param amount of items or steps that a run of this size does
    private record Measured(int size, List<Timing> timings, int left, Optional<Statistics> seconds, long amount,
                            Optional<StepCount> steps) {

        static Measured of(int size, List<SweepRun> runs, List<Timing> timings, int left) {
            double[] valid = timings.stream().filter(Timing::valid).mapToDouble(Timing::seconds).toArray();
            Optional<StepCount> steps = runs.stream().flatMap(run -> run.report().steps().stream())
                    .map(StepsDone::all).findFirst();
            long items = runs.stream().mapToLong(run -> run.report().items()).max().orElse(0);
            return new Measured(size, timings, left,
                    valid.length == 0 ? Optional.empty() : Optional.of(Statistics.of(valid)),
                    steps.map(StepCount::total).orElse(items), steps);
        }

        double median() {
            return seconds.orElseThrow().median();
        }

        SizeResult against(Optional<Measured> base) {
            OptionalDouble ideal = base.isEmpty() ? OptionalDouble.empty()
                    : OptionalDouble.of((double) size / base.get().size());
            boolean known = base.isPresent() && seconds.isPresent();
            return new SizeResult(size, timings, left, seconds,
                    known ? OptionalDouble.of(base.get().median() / median()) : OptionalDouble.empty(), ideal,
                    known ? OptionalDouble.of(amount / median()) : OptionalDouble.empty(), steps);
        }
    }
}
