package org.poolscope.compare.scaling;

import java.util.Optional;
import java.util.OptionalDouble;
import org.poolscope.compare.statistics.Interval;

/// A fitted parameter of a law, in its own unit.
///
/// @param error    its standard error; empty where it was not free, or the points do not tell
/// @param interval of 95 %, by Student's distribution; empty as the error
public record Estimate(double value, OptionalDouble error, Optional<Interval> interval) {

    /// One that was not free, or of which nobody knows how sure it is.
    static Estimate of(double value) {
        return new Estimate(value, OptionalDouble.empty(), Optional.empty());
    }

    static Estimate of(double value, double error, double quantile) {
        return new Estimate(value, OptionalDouble.of(error),
                Optional.of(new Interval(value - quantile * error, value + quantile * error)));
    }
}
