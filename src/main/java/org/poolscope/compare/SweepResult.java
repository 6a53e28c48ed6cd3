package org.poolscope.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.poolscope.telemetry.RunReport;

/// What a sweep has found so far, or in the end.
///
/// The *base* is the smallest size that has a valid run. With T(n) the median time of size n, the speed-up of n is
/// T(base) / T(n): the usual definition when the base is 1 (G. M. Amdahl, "Validity of the single processor approach",
/// 1967), and a relative one when it is not, which is why the base is always named beside it.
///
/// @param sizes   every size of the sweep, smallest first
/// @param base    the size that the speed-ups are measured against; empty while no run is valid
/// @param knee    the smallest size whose median time is at most [#KNEE_TOLERANCE] above the shortest; empty while a
///                size has yet to be measured, since that one may turn out to be the best, and if no run is valid
/// @param stopped whether the sweep was ended before all its runs were done
public record SweepResult(SweepConfiguration configuration, List<SizeResult> sizes, OptionalInt base,
                          OptionalInt knee, boolean stopped) {

    /// A pool is as good as the best when it takes at most this much longer.
    public static final double KNEE_TOLERANCE = 0.05;

    public SweepResult {
        sizes = List.copyOf(sizes);
    }

    /// What these runs come to; some of the sweep's may still be missing.
    public static SweepResult of(SweepConfiguration configuration, List<SweepRun> runs, boolean stopped) {
        List<Measured> measured = measure(configuration, runs);
        Optional<Measured> base = measured.stream().filter(m -> m.seconds().isPresent()).findFirst();
        OptionalDouble items = runs.stream().map(SweepRun::report).mapToLong(RunReport::items).asDoubleStream().max();
        return new SweepResult(configuration, measured.stream().map(m -> m.against(base, items)).toList(),
                base.map(b -> OptionalInt.of(b.size())).orElse(OptionalInt.empty()),
                measured.stream().allMatch(m -> m.settled(stopped)) ? knee(measured) : OptionalInt.empty(), stopped);
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

    private static List<Measured> measure(SweepConfiguration configuration, List<SweepRun> runs) {
        Validity validity = Validity.among(runs);
        return configuration.sizes().stream()
                .map(size -> Measured.of(size, runs.stream()
                        .filter(run -> run.size() == size)
                        .map(validity::timing)
                        .toList()))
                .toList();
    }

    private static OptionalInt knee(List<Measured> measured) {
        List<Measured> valid = measured.stream().filter(m -> m.seconds().isPresent()).toList();
        double shortest = valid.stream().mapToDouble(Measured::median).min().orElse(0);
        return valid.stream()
                .filter(m -> m.median() <= shortest * (1 + KNEE_TOLERANCE))
                .mapToInt(Measured::size)
                .findFirst();
    }

    /// One size's times before they are compared with the others'.
    private record Measured(int size, List<Timing> timings, Optional<Statistics> seconds) {

        static Measured of(int size, List<Timing> timings) {
            double[] valid = timings.stream().filter(Timing::valid).mapToDouble(Timing::seconds).toArray();
            return new Measured(size, timings, valid.length == 0 ? Optional.empty() : Optional.of(Statistics.of(valid)));
        }

        /// Whether it has a time, or was run in vain and will not get one.
        boolean settled(boolean stopped) {
            return seconds.isPresent() || !stopped && !timings.isEmpty();
        }

        double median() {
            return seconds.orElseThrow().median();
        }

        SizeResult against(Optional<Measured> base, OptionalDouble items) {
            if (base.isEmpty()) {
                return new SizeResult(size, timings, seconds, OptionalDouble.empty(), OptionalDouble.empty(),
                        OptionalDouble.empty());
            }
            OptionalDouble ideal = OptionalDouble.of((double) size / base.get().size());
            if (seconds.isEmpty()) {
                return new SizeResult(size, timings, seconds, OptionalDouble.empty(), ideal, OptionalDouble.empty());
            }
            return new SizeResult(size, timings, seconds, OptionalDouble.of(base.get().median() / median()), ideal,
                    OptionalDouble.of(items.orElse(0) / median()));
        }
    }
}
