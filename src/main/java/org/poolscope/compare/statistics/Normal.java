package org.poolscope.compare.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/// The two distributions that intervals are made with. Loaded when the first interval is asked for, and not before:
/// other commands do not need the library.
final class Normal {

    private static final NormalDistribution STANDARD = new NormalDistribution();

    private Normal() {}

    static double probability(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }

    /// Of Student's distribution.
    ///
    /// @param freedom how many degrees, at least 1
    static double student(double probability, int freedom) {
        return new TDistribution(freedom).inverseCumulativeProbability(probability);
    }
}
