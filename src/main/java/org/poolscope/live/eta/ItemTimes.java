package org.poolscope.live.eta;

import java.util.Arrays;
import java.util.Random;

/// How long items take: by their number, or by the size of their input once that tells more of it. Between items of the
/// same kind chance decides, and what all of them take may change while a run is on.
final class ItemTimes {

    private static final int BLOCKS = 8;
    private static final int FEWEST_FOR_BYTES = 8;

    /// How much better bytes must tell how long items take: the variance that they leave.
    private static final double BETTER = 0.8;

    /// How far what items take changes from the first of a run to the last, before anything is known of it: the
    /// standard deviation, in parts of it.
    private static final double CHANGE = 0.35;

    /// Times of items have longer tails than the few that have ended show, the more the more crooked they are.
    private static final double CAUTION = 1.15;
    private static final double PER_SKEW = 0.15;
    private static final double MOST_SKEW = 6;

    private final double[] seconds;

    /// What is foretold of each of them by its size; the rest is chance.
    private final double[] foretold;
    private final double constant;
    private final double perByte;

    /// How many times as long as foretold those that are left take, and the standard error of that.
    private final double level;
    private final double levelError;
    private final double chance;
    private final double caution;

    ItemTimes(WorkSoFar work) {
        double[] line = line(work);
        constant = line[0];
        perByte = line[1];
        seconds = withUnderway(work);
        foretold = new double[seconds.length];
        Arrays.fill(foretold, constant + perByte * mean(work.bytes(), 0, work.bytes().length));
        for (int i = 0; perByte > 0 && i < seconds.length; i++) {
            // Of those underway it is not known how large they are.
            foretold[i] = i >= work.bytes().length ? seconds[i]
                    : Math.max(constant + perByte * work.bytes()[i], foretold[i] * 0.01);
        }
        double squares = 0;
        for (int i = 0; i < seconds.length; i++) {
            squares += (seconds[i] - foretold[i]) * (seconds[i] - foretold[i]);
        }
        caution = CAUTION + PER_SKEW * Math.clamp(skew(), 0.0, MOST_SKEW);
        chance = squares / Math.max(1, seconds.length - 1);
        double[] trend = trend(work);
        level = trend[0];
        levelError = trend[1];
    }

    /// Whether the size of its input tells more of an item.
    boolean isByBytes() {
        return perByte > 0;
    }

    /// The line of least squares of time over bytes; where that is no better than the mean, the mean.
    static double[] line(WorkSoFar work) {
        double[] y = work.seconds();
        double[] x = work.bytes();
        double mean = mean(y, 0, y.length);
        if (x.length != y.length || y.length < FEWEST_FOR_BYTES) {
            return new double[] {mean, 0};
        }
        double meanX = mean(x, 0, x.length);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < y.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        double slope = xx > 0 ? xy / xx : 0;
        boolean better = slope > 0 && yy - slope * xy < BETTER * yy * (y.length - 2) / (y.length - 1);
        return better ? new double[] {mean - slope * meanX, slope} : new double[] {mean, 0};
    }

    /// What has ended are the short ones rather: those underway count too, each as long as the ones that took longer
    /// than it has by now (redistribution to the right; B. Efron, 1967).
    private static double[] withUnderway(WorkSoFar work) {
        double[] done = work.seconds();
        double[] sorted = done.clone();
        Arrays.sort(sorted);
        double[] all = Arrays.copyOf(done, done.length + work.underway().size());
        for (int i = 0; i < work.underway().size(); i++) {
            Underway one = work.underway().get(i);
            double part = one.part().orElse(0);
            int longer = Arrays.binarySearch(sorted, one.seconds());
            int from = longer < 0 ? -longer - 1 : longer;
            all[done.length + i] = part > 0.02 ? one.seconds() / part
                    : from < sorted.length ? Math.max(one.seconds(), mean(sorted, from, sorted.length))
                    : one.seconds() * 1.5;
        }
        return all;
    }

    /// What items take in comparison with what is foretold of them, along the run: a straight line with a guess of its
    /// slope (Bayesian linear regression; D. V. Lindley and A. F. M. Smith, 1972), and that at the middle of what is
    /// left. Neighbours that are alike count as fewer (batch means; G. S. Fishman, 1978).
    private double[] trend(WorkSoFar work) {
        int n = seconds.length;
        double whole = n * work.each() + work.left();
        double scale = mean(foretold, 0, n);
        double[] ratio = new double[n];
        double[] at = new double[n];
        for (int i = 0; i < n; i++) {
            ratio[i] = 1 + (seconds[i] - foretold[i]) / scale;
            at[i] = (i + 0.5) * work.each() / whole;
        }
        double mean = mean(ratio, 0, n);
        double middle = mean(at, 0, n);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (at[i] - middle) * (at[i] - middle);
            xy += (at[i] - middle) * (ratio[i] - mean);
        }
        double noise = Math.max(variance(ratio), 1e-4 / n) * alike(ratio);
        double slopeVariance = 1 / (xx / noise + 1 / (CHANGE * CHANGE * mean * mean));
        double slope = xy / noise * slopeVariance;
        double ahead = (1 - work.left() / whole / 2) - middle;
        double error = Math.sqrt(noise / n) * student(n - 1);
        return new double[] {Math.max(0.1, mean + slope * ahead),
            Math.sqrt(error * error + slopeVariance * ahead * ahead)};
    }

    /// How many times the variance of the mean is what it would be of items that have nothing to do with each other.
    private static double alike(double[] ratio) {
        int blocks = Math.min(BLOCKS, ratio.length / 8);
        if (blocks < 4) {
            return 1;
        }
        // Of differences between neighbours, so that a trend does not count.
        double[] means = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            means[i] = mean(ratio, (int) ((long) i * ratio.length / blocks),
                    (int) ((long) (i + 1) * ratio.length / blocks));
        }
        double squares = 0;
        for (int i = 1; i < blocks; i++) {
            squares += (means[i] - means[i - 1]) * (means[i] - means[i - 1]) / 2;
        }
        double ofMeans = squares / (blocks - 1) * ratio.length / blocks;
        return Math.clamp(ofMeans / Math.max(variance(ratio), 1e-12), 1, 10);
    }

    /// How crooked the times are: 0 for those that lie evenly about their mean.
    private double skew() {
        double mean = mean();
        double squares = 0;
        double cubes = 0;
        for (double one : seconds) {
            squares += (one - mean) * (one - mean);
            cubes += (one - mean) * (one - mean) * (one - mean);
        }
        double spread = Math.sqrt(squares / seconds.length);
        return spread < 1e-9 * mean ? 0 : cubes / seconds.length / (spread * spread * spread);
    }

    /// By how much the tenth and the ninetieth percentile of Student's distribution are farther off than those of the
    /// normal one, near enough (R. A. Fisher, 1925).
    private static double student(int freedom) {
        return 1 + 0.85 / Math.max(1, freedom);
    }

    double mean() {
        return mean(seconds, 0, seconds.length);
    }

    /// How many times as long as foretold all items that are left take, in one of the ways in which it may go.
    double level(Random random) {
        double off = caution * levelError / level * random.nextGaussian();
        // As likely half as twice as long, and never less than nothing.
        return level * (off > 0 ? 1 + off : 1 / (1 - off));
    }

    /// The time of one item, as one of those there were.
    ///
    /// @param bytes its input; below 0 for one like any
    double some(Random random, double bytes) {
        int which = random.nextInt(seconds.length);
        return bytes < 0 || perByte == 0 ? seconds[which]
                : Math.max(1e-9, (constant + perByte * bytes) * seconds[which] / foretold[which]);
    }

    /// The time that items take together.
    double together(Random random, double items, double bytes) {
        double sum = constant * items + perByte * bytes;
        return Math.max(sum * 0.05, sum + caution * Math.sqrt(items * chance) * random.nextGaussian());
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / Math.max(1, to - from);
    }

    private static double variance(double[] values) {
        double mean = mean(values, 0, values.length);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / Math.max(1, values.length - 1);
    }
}
