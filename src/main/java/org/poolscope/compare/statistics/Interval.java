package org.poolscope.compare.statistics;

import java.util.function.DoubleUnaryOperator;

/// Where a figure lies, as far as it is known: from `low` to `high`, in the unit of the figure.
public record Interval(double low, double high) {

    /// Of most intervals: in 95 of 100 cases the true value is within.
    public static final double LEVEL = 0.95;

    /// Half of its width.
    public double halfWidth() {
        return (high - low) / 2;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// Whether all of it is within another.
    public boolean isWithin(double least, double most) {
        return least <= low && high <= most;
    }

    /// What the figure's exponential, or its reciprocal, lies in: both ends by a growing function, or a falling one.
    Interval map(DoubleUnaryOperator function) {
        double first = function.applyAsDouble(low);
        double second = function.applyAsDouble(high);
        return new Interval(Math.min(first, second), Math.max(first, second));
    }
}
