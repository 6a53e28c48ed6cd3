package org.poolscope.workload.images.picture;

import java.util.Arrays;

/// Brings a plane to another size: a separable cubic filter whose reach grows with the reduction, so that every source
/// sample counts and nothing flickers. The cubic is Keys' with a = -1/2 ("Cubic convolution interpolation for digital
/// image processing", 1981).
///
/// Both passes work on whole rows, which the compiler turns into vector instructions, and turn the plane on its
/// diagonal; so the second pass is the first one over again.
final class Resampler {

    private static final int WEIGHT_BITS = 14;

    private Resampler() {}

    /// A plane of the same picture that is `across` × `down` samples.
    static Plane resample(Plane source, double across, double down) {
        if (across == source.across() && down == source.down()) {
            return source;
        }
        return withRows(across, withRows(down, source));
    }

    /// The plane with so many rows, turned on its diagonal.
    private static Plane withRows(double down, Plane source) {
        Taps taps = Taps.of(source.down(), source.height(), down);
        int rows = taps.first.length;
        byte[] samples = new byte[Math.multiplyExact(rows, source.width())];
        int[] sums = new int[source.width()];
        for (int y = 0; y < rows; y++) {
            Arrays.fill(sums, 1 << WEIGHT_BITS - 1);
            for (int tap = 0; tap < taps.count; tap++) {
                int weight = taps.weights[y * taps.count + tap];
                addRow(sums, source.samples(), (taps.first[y] + tap) * source.stride(), weight);
            }
            storeColumn(sums, samples, y, rows);
        }
        return new Plane(down, source.across(), rows, samples);
    }

    private static void addRow(int[] sums, byte[] samples, int offset, int weight) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += (samples[offset + x] & 0xFF) * weight;
        }
    }

    private static void storeColumn(int[] sums, byte[] samples, int column, int stride) {
        for (int y = 0, at = column; y < sums.length; y++, at += stride) {
            int value = sums[y] >> WEIGHT_BITS;
            samples[at] = (byte) (value < 0 ? 0 : Math.min(value, 255));
        }
    }

    /// Which source samples make one target sample, and how much each counts.
    ///
    /// @param first   for every target sample, the first source sample that counts
    /// @param count   how many count, the same for all
    /// @param weights `count` weights for every target sample, each set adding up to one
    private record Taps(int[] first, int count, int[] weights) {

        static Taps of(double sourceSpan, int sourceSize, double targetSpan) {
            double step = sourceSpan / targetSpan;
            double stretch = Math.max(1, step);
            int targetSize = (int) Math.ceil(targetSpan);
            int count = Math.min(sourceSize, (int) Math.ceil(4 * stretch));
            var taps = new Taps(new int[targetSize], count, new int[Math.multiplyExact(targetSize, count)]);
            for (int i = 0; i < targetSize; i++) {
                double centre = (i + 0.5) * step - 0.5;
                int first = Math.clamp((int) Math.floor(centre - 2 * stretch) + 1, 0, sourceSize - count);
                taps.first[i] = first;
                taps.weigh(i, first - centre, stretch);
            }
            return taps;
        }

        private void weigh(int target, double from, double stretch) {
            double total = 0;
            for (int tap = 0; tap < count; tap++) {
                total += cubic((from + tap) / stretch);
            }
            int left = 1 << WEIGHT_BITS;
            int heaviest = target * count;
            for (int tap = 0; tap < count; tap++) {
                int at = target * count + tap;
                weights[at] = (int) Math.round(cubic((from + tap) / stretch) / total * (1 << WEIGHT_BITS));
                left -= weights[at];
                heaviest = weights[at] > weights[heaviest] ? at : heaviest;
            }
            // What rounding lost goes to the heaviest, so that an even area keeps its exact value.
            weights[heaviest] += left;
        }

        private static double cubic(double distance) {
            double x = Math.abs(distance);
            if (x >= 2) {
                return 0;
            }
            return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
        }
    }
}
