package org.poolscope.workload.images.scaling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which samples of a line make each sample of another one, and how much each counts (Lanczos, 1956; with three lobes,
/// as Duchon, "Lanczos filtering in one and two dimensions", 1979, has them for two dimensions). Immutable.
final class Axis {

    private static final int LOBES = 3;
    /// What is much finer is merged until it is that much finer than what is wanted, which takes less memory and time;
    /// it cannot be seen any more.
    private static final int LEFT = 4;
    /// Most batches have a few sizes of pictures, over and over.
    private static final int REMEMBERED = 16;

    private static final Map<Line, Axis> KEPT = Collections.synchronizedMap(
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Line, Axis> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /// A line of samples, and another one to be made of it.
    ///
    /// @param length of the line that is there
    /// @param begin  where in it the new line begins, in samples; its other end if the new one runs backwards
    /// @param step   how many samples one of the new line stands for; negative if it runs backwards
    /// @param count  how many samples the new line has
    record Line(int length, double begin, double step, int count) {

        /// Written out, as the equality below: those that the compiler leaves to the JVM cost every new one some ten
        /// milliseconds.
        @Override
        public int hashCode() {
            return (31 * length + count) * 31 + Double.hashCode(step) * 31 + Double.hashCode(begin);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && length == line.length && begin == line.begin && step == line.step
                    && count == line.count;
        }
    }

    /// How many samples of the line that is there are one here, which counts as their mean.
    final int merged;
    /// Of the line with those merged, how many samples there are.
    final int length;
    /// Of each sample, the first one that counts.
    final int[] first;
    /// How many count, the same for all.
    final int taps;
    /// So many for each sample, which add up to one.
    final float[] weights;

    private Axis(Line line) {
        merged = Math.max(1, (int) (Math.abs(line.step) / LEFT));
        length = Math.ceilDiv(line.length, merged);
        double step = line.step / merged;
        double begin = line.begin / merged;
        double stretch = Math.max(1, Math.abs(step));
        double reach = Math.abs(step) == 1 && begin == Math.rint(begin) ? 0.5 : LOBES * stretch;
        taps = Math.min(length, (int) Math.ceil(2 * reach));
        first = new int[line.count];
        weights = new float[Math.multiplyExact(line.count, taps)];
        double[] each = new double[taps];
        for (int i = 0; i < line.count; i++) {
            double centre = begin + (i + 0.5) * step;
            first[i] = Math.clamp((int) Math.ceil(centre - reach - 0.5), 0, length - taps);
            weigh(each, first[i] + 0.5 - centre, stretch, i * taps);
        }
    }

    /// The axis of a line.
    static Axis of(Line line) {
        return KEPT.computeIfAbsent(line, Axis::new);
    }

    /// @param from how far the first one is from the middle
    private void weigh(double[] each, double from, double stretch, int at) {
        double total = 0;
        for (int tap = 0; tap < taps; tap++) {
            each[tap] = lanczos((from + tap) / stretch);
            total += each[tap];
        }
        for (int tap = 0; tap < taps; tap++) {
            weights[at + tap] = (float) (each[tap] / total);
        }
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
