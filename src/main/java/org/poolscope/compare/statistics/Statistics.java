package org.poolscope.compare.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// What a few measured times have in common, in their own unit.
///
/// @param count  how many there are, at least 1
/// @param median the middle one; of an even number the mean of the two in the middle
/// @param stddev the standard deviation of the sample (divided by n - 1); empty for a single time
public record Statistics(int count, double median, double min, double max, double mean, OptionalDouble stddev) {

    private static final double TRIMMED = 0.2;

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
        return sorted(sorted, share);
    }

    /// The same of values of which the smallest is first.
    static double sorted(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }

    /// The middle value; of an even number the mean of the two in the middle.
    ///
    /// @return not a number if there are no values
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /// The mean without a fifth of the values at either end: one odd run moves it no more than it does the median, and
    /// of few values it is surer than that (J. W. Tukey and D. H. McLaughlin, 1963; R. R. Wilcox, "Introduction to
    /// robust estimation and hypothesis testing").
    ///
    /// @return not a number if there are no values
    public static double trimmedMean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int out = (int) (TRIMMED * sorted.length);
        double sum = 0;
        for (int i = out; i < sorted.length - out; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * out);
    }

    private static OptionalDouble stddev(double[] values, double mean) {
        if (values.length == 1) {
            return OptionalDouble.empty();
        }
        double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    }
}
