package org.poolscope.workload.batch.picture;

import java.util.Arrays;

/// Brings a plane to another size: a separable cubic filter whose reach grows with the reduction, so that every source
/// sample counts and nothing flickers. The cubic is Keys' with a = -1/2 ("Cubic convolution interpolation for digital
/// image processing", 1981).
///
/// Rows first: the sum over rows runs along memory, which the compiler turns into vector instructions.
final class Resampler {

    private static final int WEIGHT_BITS = 14;
    /// Bits of fraction that a sample keeps between the two passes.
    private static final int SPARE_BITS = 4;

    private final Taps rows;
    private final Taps columns;
    private final int[] sums;

    private Resampler(Plane source, double across, double down) {
        rows = Taps.of(source.down(), source.height(), down);
        columns = Taps.of(source.across(), source.width(), across);
        sums = new int[source.width()];
    }

    /// A plane of the same picture that is `across` × `down` samples.
    static Plane resample(Plane source, double across, double down) {
        if (across == source.across() && down == source.down()) {
            return source;
        }
        return new Resampler(source, across, down).run(source, across, down);
    }

    private Plane run(Plane source, double across, double down) {
        int width = columns.first.length;
        byte[] samples = new byte[Math.multiplyExact(width, rows.first.length)];
        for (int y = 0; y < rows.first.length; y++) {
            sumRows(source, y);
            sumColumns(samples, y * width);
        }
        return new Plane(across, down, width, samples);
    }

    private void sumRows(Plane source, int y) {
        Arrays.fill(sums, 1 << WEIGHT_BITS - SPARE_BITS - 1);
        for (int tap = 0; tap < rows.count; tap++) {
            addRow(sums, source.samples(), (rows.first[y] + tap) * source.stride(), rows.weights[y * rows.count + tap]);
        }
        for (int x = 0; x < sums.length; x++) {
            sums[x] >>= WEIGHT_BITS - SPARE_BITS;
        }
    }

    private static void addRow(int[] sums, byte[] samples, int offset, int weight) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += (samples[offset + x] & 0xFF) * weight;
        }
    }

    private void sumColumns(byte[] samples, int offset) {
        int[] weights = columns.weights;
        int count = columns.count;
        for (int x = 0, w = 0; x < columns.first.length; x++) {
            int sum = 1 << WEIGHT_BITS + SPARE_BITS - 1;
            int from = columns.first[x];
            for (int tap = 0; tap < count; tap++) {
                sum += sums[from + tap] * weights[w++];
            }
            samples[offset + x] = (byte) Math.clamp(sum >> WEIGHT_BITS + SPARE_BITS, 0, 255);
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
