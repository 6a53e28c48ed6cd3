package org.poolscope.compare.statistics;

import java.util.Optional;
import org.poolscope.compare.statistics.BlockTimes.Ratio;

/// What is said of the fastest size against another one.
public enum Verdict {
    /// It is faster: 1 is not among what their ratio may be, and they differ by more than noise.
    FASTER,
    /// For all purposes they are the same: whatever their ratio is, it differs from 1 by no more than noise, or so
    /// little that nobody would care.
    SAME,
    /// More blocks would tell.
    UNCLEAR,
    /// One of them has no run that counts.
    INVALID;

    /// A difference of 2 % is none that anybody would care for, if it is known that well.
    public static final double INDIFFERENT = 0.02;

    /// Of the longer time against the shorter.
    ///
    /// @param ratio with an interval at the level of [#level]
    static Verdict of(Ratio ratio, Optional<NoiseFloor> measured) {
        double floor = NoiseFloor.part(measured);
        double same = Math.max(floor, INDIFFERENT);
        if (ratio.interval().isWithin(1 / (1 + same), 1 + same)) {
            return SAME;
        }
        boolean differs = !ratio.interval().contains(1);
        return differs && Math.abs(Math.log(ratio.value())) > Math.log1p(floor) ? FASTER : UNCLEAR;
    }

    /// How sure each of several verdicts has to be, so that all of them together are right in 95 of 100 comparisons:
    /// which one is the fastest is taken from the same times, so every pair counts (C. E. Bonferroni, 1936).
    ///
    /// @param sizes how many are compared
    static double level(int sizes) {
        int pairs = Math.max(1, sizes * (sizes - 1) / 2);
        return 1 - (1 - Interval.LEVEL) / pairs;
    }
}
