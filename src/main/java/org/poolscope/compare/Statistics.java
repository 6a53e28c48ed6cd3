package org.poolscope.compare;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// What a few measured times have in common, in their own unit.
///
/// @param count  how many there are, at least 1
/// @param median the middle one; of an even number the mean of the two in the middle
/// @param stddev the standard deviation of the sample (divided by n - 1); empty for a single time
public record Statistics(int count, double median, double min, double max, double mean, OptionalDouble stddev) {

    /// @throws IllegalArgumentException if there are no values
    public static Statistics of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no statistics");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        double mean = DoubleStream.of(sorted).average().orElseThrow();
        return new Statistics(n, median, sorted[0], sorted[n - 1], mean, stddev(sorted, mean));
    }

    /// The value below which a share of all is, between the two nearest by their distance (Hyndman and Fan, "Sample
    /// quantiles in statistical packages", 1996, their type 7).
    ///
    /// @param share from 0 to 1: 0.25 and 0.75 for the quartiles
    /// @return not a number if there are no values
    public static double quantile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }

    private static OptionalDouble stddev(double[] values, double mean) {
        if (values.length == 1) {
            return OptionalDouble.empty();
        }
        double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    }
}
