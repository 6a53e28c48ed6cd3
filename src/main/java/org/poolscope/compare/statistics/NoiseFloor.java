package org.poolscope.compare.statistics;

import java.util.Optional;

/// Differences below this mean nothing on this machine now: so much a size differs from itself (an A/A test: R. Kohavi,
/// D. Tang, Y. Xu, "Trustworthy online controlled experiments", 2020, chapter 19).
///
/// @param part   of a time: 0.03 for 3 %
/// @param blocks in how many blocks a size ran twice
public record NoiseFloor(double part, int blocks) {

    /// What is taken for granted without such a measurement, and at the least with one: clocks and schedulers alone
    /// make as much.
    public static final double LEAST = 0.01;

    /// By how much a size differs from itself, or, if that is more, how well this is known: half of its interval.
    ///
    /// @param logarithms of the first time of each block divided by the second
    /// @return empty with too few blocks
    public static Optional<NoiseFloor> of(double[] logarithms, Bootstrap bootstrap) {
        return BlockTimes.ratio(logarithms, bootstrap).map(ratios -> {
            BlockTimes.Ratio ratio = ratios.apply(Interval.LEVEL);
            double most = Math.max(Math.abs(Math.log(ratio.value())), ratio.precision());
            return new NoiseFloor(Math.max(LEAST, Math.expm1(most)), ratio.blocks());
        });
    }

    /// The one that was measured, or what is taken for granted.
    static double part(Optional<NoiseFloor> floor) {
        return floor.map(NoiseFloor::part).orElse(LEAST);
    }
}
