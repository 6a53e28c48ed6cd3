package org.poolscope.compare.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Intervals of any figure, from the values alone: they are drawn anew with replacement, many times, and the figure is
/// taken of each draw (B. Efron, "Bootstrap methods: another look at the jackknife", 1979). The draws depend on the
/// seed alone, so that the same values have the same interval.
///
/// @param seed of the draws
public record Bootstrap(long seed) {

    private static final int MOST_DRAWS = 1000;
    private static final int LEAST_DRAWS = 200;

    /// Values drawn for one interval: of very many values fewer draws do, since their figures hardly differ.
    private static final int VALUES = 100_000;

    /// Of more values than these one alone moves no figure: then intervals are corrected for bias only.
    private static final int MOST_LEFT_OUT = 200;

    /// The interval of a figure, bias-corrected and accelerated: BCa (B. Efron, "Better bootstrap confidence
    /// intervals", 1987). Of few values a bootstrap's intervals are too narrow, the more so the fewer there are; its
    /// normal quantiles are replaced by Student's, widened by √(n/(n-1)) (T. Hesterberg, "What teachers should know
    /// about the bootstrap", 2015, "expanded percentile").
    ///
    /// @param values at least 2, in any order
    /// @param level  from 0 to 1, as in 0.95
    public Interval interval(double[] values, ToDoubleFunction<double[]> figure, double level) {
        return intervals(values, figure).apply(level);
    }

    /// The same at several levels, of the same draws.
    DoubleFunction<Interval> intervals(double[] values, ToDoubleFunction<double[]> figure) {
        double[] draws = draws(values.length, indices -> figure.applyAsDouble(pick(values, indices)));
        double bias = bias(draws, figure.applyAsDouble(values));
        double acceleration = acceleration(values, figure);
        return level -> {
            double z = width(values.length, level);
            return new Interval(Statistics.sorted(draws, share(bias, acceleration, -z)),
                    Statistics.sorted(draws, share(bias, acceleration, z)));
        };
    }

    /// A figure of each draw, smallest first.
    ///
    /// @param count  of how many values one is drawn each time, and how often
    /// @param figure of the places of the values that were drawn, from 0
    public double[] draws(int count, ToDoubleFunction<int[]> figure) {
        var random = new SplittableRandom(seed);
        int draws = Math.clamp(VALUES / count, LEAST_DRAWS, MOST_DRAWS);
        var figures = new double[draws];
        var indices = new int[count];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < count; i++) {
                indices[i] = random.nextInt(count);
            }
            figures[draw] = figure.applyAsDouble(indices);
        }
        Arrays.sort(figures);
        return figures;
    }

    private static double[] pick(double[] values, int[] indices) {
        var picked = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = values[indices[i]];
        }
        return picked;
    }

    /// How far the figure is from the middle of its draws, as a normal quantile; those that equal it count half.
    private static double bias(double[] draws, double here) {
        long below = Arrays.stream(draws).filter(draw -> draw < here).count();
        long equal = Arrays.stream(draws).filter(draw -> draw == here).count();
        double share = (below + equal / 2.0) / draws.length;
        double least = 0.5 / draws.length;
        return Normal.quantile(Math.clamp(share, least, 1 - least));
    }

    /// How fast the figure's spread changes with the figure, by leaving out each value once (the jackknife).
    private static double acceleration(double[] values, ToDoubleFunction<double[]> figure) {
        int n = values.length;
        if (n < 3 || n > MOST_LEFT_OUT) {
            return 0;
        }
        double[] left = IntStream.range(0, n).mapToDouble(out -> figure.applyAsDouble(
                IntStream.range(0, n).filter(i -> i != out).mapToDouble(i -> values[i]).toArray())).toArray();
        double mean = Arrays.stream(left).average().orElseThrow();
        double cubes = Arrays.stream(left).map(v -> Math.pow(mean - v, 3)).sum();
        double squares = Arrays.stream(left).map(v -> Math.pow(mean - v, 2)).sum();
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double width(int n, double level) {
        return Normal.student((1 + level) / 2, n - 1) * Math.sqrt((double) n / (n - 1));
    }

    private static double share(double bias, double acceleration, double z) {
        double sum = bias + z;
        double divisor = 1 - acceleration * sum;
        // Beyond this the correction turns round: then the end is that of all draws.
        return divisor <= 0 ? (z < 0 ? 0 : 1) : Normal.probability(bias + sum / divisor);
    }
}
