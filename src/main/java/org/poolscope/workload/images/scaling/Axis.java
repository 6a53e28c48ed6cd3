package org.poolscope.workload.images.scaling;

import java.util.Arrays;

/// Which samples of a line make each sample of another one, and how much each counts (Lanczos, 1956; with three lobes,
/// as Duchon, "Lanczos filtering in one and two dimensions", 1979, has them for two dimensions). Immutable.
final class Axis {

    private static final int LOBES = 3;
    /// What is much finer is merged until it is that much finer than what is wanted, which takes less memory and time;
    /// it cannot be seen any more.
    private static final int LEFT = 4;
    /// Less than this changes nothing in eight bits.
    private static final double NOTHING = 1e-7;

    /// Of each sample, the first one that counts.
    final int[] first;
    /// How many count, the same for all.
    final int taps;
    /// So many for each sample, which add up to one.
    final float[] weights;

    /// How many samples of the line that is there are one here, which counts as their mean.
    final int merged;
    /// Of the line with those merged, how many samples there are.
    final int length;

    private Axis(int count, int taps, int merged, int length) {
        this.merged = merged;
        this.length = length;
        this.first = new int[count];
        this.taps = taps;
        this.weights = new float[Math.multiplyExact(count, taps)];
    }

    /// An axis for a line of samples.
    ///
    /// @param length of the line that is there
    /// @param begin  where in it the new line begins, in samples; its other end if the new one runs backwards
    /// @param step   how many samples one of the new line stands for; negative if it runs backwards
    /// @param count  how many samples the new line has
    static Axis of(int length, double begin, double step, int count) {
        int merged = Math.max(1, (int) (Math.abs(step) / LEFT));
        return of(Math.ceilDiv(length, merged), begin / merged, step / merged, count, merged);
    }

    private static Axis of(int length, double begin, double step, int count, int merged) {
        double stretch = Math.max(1, Math.abs(step));
        double reach = LOBES * stretch;
        int most = Math.min(length, (int) Math.ceil(2 * reach) + 1);
        double[][] all = new double[count][];
        int[] first = new int[count];
        int taps = 1;
        for (int i = 0; i < count; i++) {
            double centre = begin + (i + 0.5) * step;
            int from = Math.clamp((int) Math.floor(centre - reach), 0, length - most);
            double[] weights = weights(from + 0.5 - centre, stretch, most);
            int low = 0;
            int high = most;
            while (low < high - 1 && Math.abs(weights[low]) < NOTHING) {
                low++;
            }
            while (high > low + 1 && Math.abs(weights[high - 1]) < NOTHING) {
                high--;
            }
            first[i] = from + low;
            all[i] = Arrays.copyOfRange(weights, low, high);
            taps = Math.max(taps, high - low);
        }
        return filled(new Axis(count, taps, merged, length), length, first, all);
    }

    private static Axis filled(Axis axis, int length, int[] first, double[][] all) {
        for (int i = 0; i < first.length; i++) {
            axis.first[i] = Math.min(first[i], length - axis.taps);
            int shift = first[i] - axis.first[i];
            for (int tap = 0; tap < all[i].length; tap++) {
                axis.weights[i * axis.taps + shift + tap] = (float) all[i][tap];
            }
        }
        return axis;
    }

    /// @param from how far the first one is from the middle
    private static double[] weights(double from, double stretch, int count) {
        double[] weights = new double[count];
        double total = 0;
        for (int tap = 0; tap < count; tap++) {
            weights[tap] = lanczos((from + tap) / stretch);
            total += weights[tap];
        }
        for (int tap = 0; tap < count; tap++) {
            weights[tap] /= total;
        }
        return weights;
    }

    private static double lanczos(double x) {
        return Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    int count() {
        return first.length;
    }
}
