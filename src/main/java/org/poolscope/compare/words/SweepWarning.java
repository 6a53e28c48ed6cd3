package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.poolscope.compare.Advice;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// Why a sweep's recommendation should be taken with care, with the figures that say so.
public sealed interface SweepWarning {

    /// Below this a run is for a good part the starts of its workers: each JVM takes some tenths of a second.
    double SHORT_SECONDS = 0.5;

    /// The runs are too short to tell of more than how fast workers start.
    ///
    /// @param seconds  the shortest median
    /// @param starting how much of that went into starting workers; empty where nobody knows
    /// @param raise    the settings that make the batch longer when they are raised; empty if there are none
    record ShortRuns(double seconds, OptionalDouble starting, List<String> raise) implements SweepWarning {

        static ShortRuns of(SweepResult result, SizeResult size) {
            double seconds = times(size).median();
            Slices slices = result.recommendation().slices().get(size.size());
            return new ShortRuns(seconds, slices == null ? OptionalDouble.empty()
                    : OptionalDouble.of(seconds * slices.part(Slice.START)),
                    lengthening(result.configuration().configuration()));
        }

        /// Those that are larger in the batch that there is something to watch of, or make it the same one for every
        /// size; none that has no meaning beside the others.
        static List<String> lengthening(RunConfiguration run) {
            Workload workload = Workloads.named(run.workload());
            Set<String> unused = workload.unused(run.settings().texts());
            return workload.parameters().stream().filter(Parameter.WholeNumber.class::isInstance)
                    .map(Parameter::name).filter(name -> !unused.contains(name))
                    .filter(name -> workload.sameForAllSizes().filter(name::equals).isPresent()
                            || Optional.ofNullable(workload.toWatch().get(name))
                            .filter(text -> Long.parseLong(text) > run.settings().number(name)).isPresent())
                    .toList();
        }
    }

    /// The two fastest sizes cannot be told apart: the times of one, from the least to the most, reach into the
    /// other's.
    ///
    /// @param best  the size with the shortest median
    /// @param rival the size with the next
    record WithinSpread(int best, int rival) implements SweepWarning {}

    /// Some of the runs were slowed from outside.
    ///
    /// @param disturbed how many of those that count
    /// @param runs      how many count
    /// @param most      the most that there was of each during one of them
    record Disturbed(int disturbed, int runs, Disturbance most) implements SweepWarning {

        static Optional<Disturbed> of(SweepResult result) {
            List<Timing> counted = result.sizes().stream()
                    .flatMap(size -> size.timings().stream()).filter(Timing::counts).toList();
            List<Timing> slowed = counted.stream().filter(Timing::disturbed).toList();
            return slowed.isEmpty() ? Optional.empty() : Optional.of(new Disturbed(slowed.size(), counted.size(),
                    Disturbance.most(slowed.stream().map(Timing::disturbance).toList())));
        }
    }

    /// The first run of a size took much longer than the others.
    ///
    /// @param seconds how long it took
    /// @param usual   the median of all
    record SlowFirst(int size, double seconds, double usual) implements SweepWarning {}

    /// Some runs of a size lie far from the others.
    ///
    /// @param far  how many
    /// @param runs of how many
    record Outliers(int size, int far, int runs) implements SweepWarning {}

    /// So many robust standard deviations from the median is far: B. Iglewicz and D. C. Hoaglin, "How to detect and
    /// handle outliers", 1993, propose 3.5, which of five runs finds one in every other comparison.
    double FAR = 10;

    /// What a standard deviation is of a median absolute deviation, where times are spread normally.
    double ROBUST = 1.4826;

    /// A spread below this part of the median says nothing: of a few runs some are always near each other.
    double LEAST_SPREAD = 0.02;

    /// What is odd about the runs of a size; of few runs nobody can tell.
    private static Optional<SweepWarning> odd(SizeResult size) {
        List<Timing> counted = size.timings().stream().filter(Timing::counts).toList();
        if (counted.size() < SweepConfiguration.DEFAULT_REPEATS) {
            return Optional.empty();
        }
        double median = times(size).median();
        double spread = Statistics.median(counted.stream().mapToDouble(run -> Math.abs(run.seconds() - median))
                .toArray());
        double most = FAR * ROBUST * Math.max(spread, LEAST_SPREAD * median);
        List<Timing> far = counted.stream().filter(run -> Math.abs(run.seconds() - median) > most).toList();
        if (far.isEmpty()) {
            return Optional.empty();
        }
        Timing first = far.getFirst();
        return Optional.of(far.size() == 1 && first == counted.getFirst() && first.seconds() > median
                ? new SlowFirst(size.size(), first.seconds(), median)
                : new Outliers(size.size(), far.size(), counted.size()));
    }

    /// The warnings about a result. Of one that advises no size only that it was disturbed, unless the advice says so.
    static List<SweepWarning> about(SweepResult result) {
        var warnings = new ArrayList<SweepWarning>();
        if (!(result.advice() instanceof Advice.Disturbed)) {
            Disturbed.of(result).ifPresent(warnings::add);
        }
        if (result.knee().isEmpty()) {
            return warnings;
        }
        List<SizeResult> ranked = result.sizes().stream()
                .filter(size -> size.seconds().isPresent())
                .sorted(Comparator.comparingDouble(size -> times(size).median()))
                .toList();
        if (times(ranked.getFirst()).median() < SHORT_SECONDS) {
            warnings.add(ShortRuns.of(result, ranked.getFirst()));
        }
        if (ranked.size() > 1 && times(ranked.get(1)).min() <= times(ranked.getFirst()).max()) {
            warnings.add(new WithinSpread(ranked.getFirst().size(), ranked.get(1).size()));
        }
        ranked.stream().map(SweepWarning::odd).flatMap(Optional::stream).forEach(warnings::add);
        return warnings;
    }

    private static Statistics times(SizeResult size) {
        return size.seconds().orElseThrow();
    }
}
