package org.poolscope.compare.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.poolscope.compare.statistics.BlockTimes.Ratio;

/// The fastest of several columns of times against each of the others.
///
/// @param best  the column with the shortest median time; -1 if there is none
/// @param pairs one for each other column, in their order; empty with fewer than [BlockTimes#LEAST_BLOCKS] blocks
/// @param floor what differences mean nothing; empty where no size ran twice in enough blocks
public record Contest(int best, List<Pair> pairs, Optional<NoiseFloor> floor) {

    /// The fastest against another.
    ///
    /// @param other   the other's column
    /// @param ratio   how many times as long the other takes, with its interval of 95 %; empty if there is none
    public record Pair(int other, Optional<Ratio> ratio, Verdict verdict) {}

    /// @param twins the logarithms of the times of a size divided by its own, in the same block
    public static Contest of(BlockTimes times, double[] twins, Bootstrap bootstrap) {
        int best = times.best();
        Optional<NoiseFloor> floor = NoiseFloor.of(twins, bootstrap);
        int enough = best < 0 ? 0 : times.column(best).length;
        if (enough < BlockTimes.LEAST_BLOCKS) {
            return new Contest(best, List.of(), floor);
        }
        int columns = times.seconds()[0].length;
        List<Pair> pairs = new ArrayList<>();
        IntStream.range(0, columns).filter(other -> other != best).forEach(other ->
                pairs.add(pair(times, other, best, floor, Verdict.level(columns), bootstrap)));
        return new Contest(best, List.copyOf(pairs), floor);
    }

    private static Pair pair(BlockTimes times, int other, int best, Optional<NoiseFloor> floor, double level,
                             Bootstrap bootstrap) {
        Optional<DoubleFunction<Ratio>> ratios = times.ratio(other, best, bootstrap);
        Verdict verdict = ratios.map(ratio -> Verdict.of(ratio.apply(level), floor))
                .orElse(times.column(other).length == 0 ? Verdict.INVALID : Verdict.UNCLEAR);
        return new Pair(other, ratios.map(ratio -> ratio.apply(Interval.LEVEL)), verdict);
    }

    /// How precisely the ratios are known: the widest half of an interval, as a part; empty while one is missing that
    /// may still come.
    public OptionalDouble precision() {
        List<Pair> rivals = pairs.stream().filter(pair -> pair.verdict() != Verdict.INVALID).toList();
        return rivals.stream().anyMatch(pair -> pair.ratio().isEmpty()) ? OptionalDouble.empty()
                : rivals.stream().mapToDouble(pair -> pair.ratio().orElseThrow().precision()).max();
    }
}
