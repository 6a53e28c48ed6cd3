package org.poolscope.compare.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// Times by block and by size. A block's runs follow each other closely, so that what has changed on the machine
/// meanwhile has changed for all of them: sizes are compared within blocks, as ratios.
///
/// @param seconds a row for each block, a column for each size; not a number where there is no time
public record BlockTimes(double[][] seconds) {

    /// In fewer blocks nobody can tell how far ratios are spread.
    public static final int LEAST_BLOCKS = 3;

    /// A column against another: how many times as long its runs took.
    ///
    /// @param value    the middle of the ratios: their trimmed mean, of the logarithms, since twice as long and half as
    ///                 long are the same step
    /// @param interval where it lies
    /// @param blocks   how many it rests on
    public record Ratio(double value, Interval interval, int blocks) {

        /// Half the interval as a part of the ratio: 0.02 for ± 2 %.
        public double precision() {
            return Math.log(interval.high() / interval.low()) / 2;
        }
    }

    public int blocks() {
        return seconds.length;
    }

    /// The times of a column, in the order of the blocks.
    public double[] column(int column) {
        return Arrays.stream(seconds).mapToDouble(row -> row[column]).filter(Double::isFinite).toArray();
    }

    /// How many times as long the runs of one column took as those of another, in the same block each; empty with less
    /// than [#LEAST_BLOCKS] that have both.
    ///
    /// Where that ratio lies.
    public Optional<Interval> interval(int column, int against, Bootstrap bootstrap) {
        return ratio(column, against, bootstrap).map(ratio -> ratio.apply(Interval.LEVEL).interval());
    }

    /// @return by the level of its interval
    Optional<DoubleFunction<Ratio>> ratio(int column, int against, Bootstrap bootstrap) {
        return ratio(logarithms(column, against), bootstrap);
    }

    /// The middle of ratios of which the logarithms are known.
    static Optional<DoubleFunction<Ratio>> ratio(double[] logarithms, Bootstrap bootstrap) {
        if (logarithms.length < LEAST_BLOCKS) {
            return Optional.empty();
        }
        double middle = Math.exp(Statistics.trimmedMean(logarithms));
        DoubleFunction<Interval> intervals = bootstrap.intervals(logarithms, Statistics::trimmedMean);
        return Optional.of(level -> new Ratio(middle, intervals.apply(level).map(Math::exp), logarithms.length));
    }

    private double[] logarithms(int column, int against) {
        return Arrays.stream(seconds).mapToDouble(row -> Math.log(row[column] / row[against]))
                .filter(Double::isFinite).toArray();
    }

    /// The column with the shortest median time, the first of equals; -1 if there is no time.
    public int best() {
        double[] medians = medians(IntStream.range(0, blocks()).toArray());
        return IntStream.range(0, medians.length).filter(i -> Double.isFinite(medians[i])).boxed()
                .min((a, b) -> Double.compare(medians[a], medians[b])).orElse(-1);
    }

    /// The median of each column, of these blocks alone.
    public double[] medians(int[] blocks) {
        int columns = blocks() == 0 ? 0 : seconds[0].length;
        return IntStream.range(0, columns).mapToDouble(column -> Statistics.median(
                IntStream.of(blocks).mapToDouble(block -> seconds[block][column]).filter(Double::isFinite).toArray()))
                .toArray();
    }
}
