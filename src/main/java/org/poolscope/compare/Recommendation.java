package org.poolscope.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.SweepBlocks;
import org.poolscope.compare.prediction.ItemForecast;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.scaling.LawFit;
import org.poolscope.compare.scaling.ScalingLaw;
import org.poolscope.compare.statistics.BlockTimes;
import org.poolscope.compare.statistics.BlockTimes.Ratio;
import org.poolscope.compare.statistics.Bootstrap;
import org.poolscope.compare.statistics.Contest;
import org.poolscope.compare.statistics.NoiseFloor;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.statistics.Verdict;
import org.poolscope.compare.waterfall.Slices;

/// What a comparison amounts to: which size to use, how sure that is, and what it rests on. Made here alone; window,
/// terminal and reports read it.
///
/// @param advice     which size to use, or why that is not said
/// @param rivals     the fastest size against each of the others, smallest first; empty with too few blocks
/// @param floor      what differences mean nothing; empty where that was not measured
/// @param precision  how well the ratios to the fastest are known: the widest half of an interval, as a part
/// @param agreement  in what part of all drawings of the blocks anew the same size is advised; empty without advice
/// @param regret     how much longer the advised size takes than the fastest, in 95 of 100 such drawings at the most
/// @param law        how it scales; empty with too few sizes or blocks
/// @param prediction what the times of single items let expect; empty where they are not known
/// @param slices     what the workers of each size did with their time, in the run whose time is nearest to the median
/// @param end        why it has ended; empty while it goes on
public record Recommendation(Advice advice, List<Rival> rivals, Optional<NoiseFloor> floor, OptionalDouble precision,
                             OptionalDouble agreement, OptionalDouble regret, Optional<ScalingLaw> law,
                             Optional<ItemForecast> prediction, SortedMap<Integer, Slices> slices,
                             Optional<End> end) {

    /// The fastest size against another.
    ///
    /// @param best  the fastest size
    /// @param size  the other
    /// @param ratio how many times as long the other takes; empty if too few blocks have both
    public record Rival(int best, int size, Optional<Ratio> ratio, Verdict verdict) {}

    private static final double ALMOST_ALL = 0.95;

    /// What the advice was taken from.
    ///
    /// @param times     a column for each size, or for each size with each number of threads, the cheapest first
    /// @param advised   the column that is advised
    /// @param precision how well the ratios of the columns are known
    record Basis(BlockTimes times, OptionalInt advised, OptionalDouble precision) {}

    /// @param contest of the columns of the sizes, in their order
    static Recommendation of(Advice advice, SweepConfiguration sweep, List<SizeResult> sizes, SweepBlocks measured,
                             Contest contest, Basis basis, Optional<End> end) {
        BlockTimes times = basis.times();
        List<Rival> rivals = contest.pairs().stream().map(pair -> new Rival(sweep.sizes().get(contest.best()),
                sweep.sizes().get(pair.other()), pair.ratio(), pair.verdict())).toList();
        OptionalDouble agreement = OptionalDouble.empty();
        OptionalDouble regret = OptionalDouble.empty();
        if (basis.advised().isPresent() && times.blocks() >= BlockTimes.LEAST_BLOCKS) {
            int advised = basis.advised().getAsInt();
            var bootstrap = new Bootstrap(sweep.seed());
            double[] same = bootstrap.draws(times.blocks(), blocks -> knee(times.medians(blocks)) == advised ? 1 : 0);
            agreement = OptionalDouble.of(Arrays.stream(same).average().orElseThrow());
            double[] late = bootstrap.draws(times.blocks(), blocks -> late(times.medians(blocks), advised));
            regret = OptionalDouble.of(Statistics.quantile(late, ALMOST_ALL));
        }
        return new Recommendation(advice, rivals, contest.floor(), basis.precision(), agreement, regret,
                rivals.isEmpty() ? Optional.empty() : law(sizes),
                measured.prediction(sizes), measured.slices(sizes), end);
    }

    /// The first of which the time is within [SweepResult#KNEE_TOLERANCE] of the shortest.
    private static int knee(double[] medians) {
        double most = shortest(medians) * (1 + SweepResult.KNEE_TOLERANCE);
        return IntStream.range(0, medians.length).filter(i -> medians[i] <= most).findFirst().orElse(-1);
    }

    private static double late(double[] medians, int advised) {
        double late = medians[advised] / shortest(medians) - 1;
        return Double.isFinite(late) ? late : 0;
    }

    private static double shortest(double[] medians) {
        return Arrays.stream(medians).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /// Of all runs that count, since each is a measurement.
    private static Optional<ScalingLaw> law(List<SizeResult> sizes) {
        List<SizeResult> measured = sizes.stream().filter(size -> size.perSecond().isPresent()
                && size.perSecond().getAsDouble() > 0 && size.validSeconds().length > 0).toList();
        if (measured.size() < 2) {
            return Optional.empty();
        }
        double[] workers = measured.stream().flatMapToDouble(size -> Arrays.stream(size.validSeconds())
                .map(_ -> size.size())).toArray();
        double[] rates = measured.stream().flatMapToDouble(size -> Arrays.stream(size.validSeconds())
                .map(seconds -> size.perSecond().getAsDouble() * size.seconds().orElseThrow().median() / seconds))
                .toArray();
        return LawFit.of(LawFit.relative(workers, rates));
    }
}
