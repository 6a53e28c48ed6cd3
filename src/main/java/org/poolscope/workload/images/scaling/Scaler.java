package org.poolscope.workload.images.scaling;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Scales rows of bytes: down first, which whole rows are added for, then across. Only the rows that count for one are
/// in the heap at a time, as floats, since that is what the compiler makes the shortest vector instructions of; and as
/// exactly as IEEE 754 has it, so that every machine comes to the same result.
///
/// For one thread.
final class Scaler {

    private static final int AT_ONCE = 4;
    private static final float HALF = 0.5f;
    private static final int MOST = 255;

    private final Samples source;
    private final Axis across;
    private final Axis down;
    private final byte[] bytes;
    /// The last rows that were read, each in the place that its number leads to.
    private final float[][] rows;
    private final int[] numbers;
    /// A row of pixels that is scaled down but not yet across.
    private final float[] line;
    private final byte[] made;

    private Scaler(Samples source, Axis across, Axis down) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.bytes = new byte[source.width() * source.channels()];
        this.rows = new float[down.taps][across.length * source.channels()];
        this.numbers = new int[rows.length];
        Arrays.fill(numbers, -1);
        this.line = new float[AT_ONCE * across.length];
        this.made = new byte[AT_ONCE * across.count()];
    }

    static void run(Samples source, Axis across, Axis down, Sink sink) {
        new Scaler(source, across, down).run(sink);
    }

    /// What becomes of a finished row. Its bytes are another row's afterwards.
    interface Sink {
        void row(int number, byte[] row);
    }

    private void run(Sink sink) {
        if (source.channels() == AT_ONCE) {
            for (int y = 0; y < down.count(); y++) {
                gather(line, y);
                filter(made, line, across);
                keepWithinAlpha(made);
                sink.row(y, made);
            }
        } else {
            plane(sink);
        }
    }

    /// Four rows of a plane at a time: together they are a row of four samples each, so that each weight is loaded once
    /// for four additions, none of which waits for another.
    private void plane(Sink sink) {
        float[][] sums = new float[AT_ONCE][across.length];
        byte[] row = new byte[across.count()];
        for (int y = 0; y < down.count(); y += AT_ONCE) {
            int count = Math.min(AT_ONCE, down.count() - y);
            for (int i = 0; i < count; i++) {
                gather(sums[i], y + i);
            }
            weave(line, sums[0], sums[1], sums[2], sums[3]);
            filter(made, line, across);
            for (int i = 0; i < count; i++) {
                unweave(row, made, i);
                sink.row(y + i, row);
            }
        }
    }

    private static void weave(float[] line, float[] a, float[] b, float[] c, float[] d) {
        for (int x = 0; x < a.length; x++) {
            line[4 * x] = a[x];
            line[4 * x + 1] = b[x];
            line[4 * x + 2] = c[x];
            line[4 * x + 3] = d[x];
        }
    }

    private static void unweave(byte[] row, byte[] line, int from) {
        for (int x = 0; x < row.length; x++) {
            row[x] = line[4 * x + from];
        }
    }

    private void gather(float[] sums, int y) {
        int first = down.first[y];
        int at = y * down.taps;
        float[] weights = down.weights;
        Arrays.fill(sums, 0);
        int tap = 0;
        for (; tap + 3 < down.taps; tap += 4) {
            add(sums, row(first + tap), row(first + tap + 1), row(first + tap + 2), row(first + tap + 3),
                    weights, at + tap);
        }
        for (; tap < down.taps; tap++) {
            add(sums, row(first + tap), weights[at + tap]);
        }
    }

    private float[] row(int number) {
        int place = number % rows.length;
        float[] row = rows[place];
        if (numbers[place] != number) {
            if (across.merged == 1 && down.merged == 1) {
                read(number);
                widen(row, bytes);
            } else {
                merge(row, number * down.merged);
            }
            numbers[place] = number;
        }
        return row;
    }

    private void read(int number) {
        MemorySegment.copy(source.memory(), ValueLayout.JAVA_BYTE, number * source.stride(), bytes, 0, bytes.length);
    }

    private static void widen(float[] row, byte[] bytes) {
        for (int x = 0; x < row.length; x++) {
            row[x] = bytes[x] & 0xFF;
        }
    }

    private void merge(float[] row, int first) {
        Arrays.fill(row, 0);
        int high = Math.min(down.merged, source.height() - first);
        for (int y = 0; y < high; y++) {
            read(first + y);
            for (int channel = 0; channel < source.channels(); channel++) {
                mergeChannel(row, channel);
            }
        }
        for (int x = 0; x < row.length; x++) {
            int wide = Math.min(across.merged, source.width() - x / source.channels() * across.merged);
            row[x] /= wide * high;
        }
    }

    private void mergeChannel(float[] row, int channel) {
        int step = source.channels();
        int length = across.merged * step;
        for (int to = channel, from = channel; to < row.length; to += step, from += length) {
            int sum = 0;
            for (int at = from, end = Math.min(from + length, bytes.length); at < end; at += step) {
                sum += bytes[at] & 0xFF;
            }
            row[to] += sum;
        }
    }

    /// Four at a time: what is loaded and stored of the sums would take longer than the work otherwise.
    private static void add(float[] sums, float[] a, float[] b, float[] c, float[] d, float[] weights, int at) {
        float ofA = weights[at];
        float ofB = weights[at + 1];
        float ofC = weights[at + 2];
        float ofD = weights[at + 3];
        for (int x = 0; x < sums.length; x++) {
            sums[x] += a[x] * ofA + b[x] * ofB + c[x] * ofC + d[x] * ofD;
        }
    }

    private static void add(float[] sums, float[] row, float weight) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += row[x] * weight;
        }
    }

    private static void filter(byte[] made, float[] line, Axis across) {
        int[] first = across.first;
        float[] weights = across.weights;
        int taps = across.taps;
        for (int x = 0, at = 0; x < first.length; x++, at += taps) {
            float a = HALF;
            float b = HALF;
            float c = HALF;
            float d = HALF;
            for (int tap = 0, from = 4 * first[x]; tap < taps; tap++, from += 4) {
                float weight = weights[at + tap];
                a += weight * line[from];
                b += weight * line[from + 1];
                c += weight * line[from + 2];
                d += weight * line[from + 3];
            }
            made[4 * x] = sample(a);
            made[4 * x + 1] = sample(b);
            made[4 * x + 2] = sample(c);
            made[4 * x + 3] = sample(d);
        }
    }

    private static byte sample(float value) {
        return (byte) Math.clamp((int) value, 0, MOST);
    }

    /// The filter overshoots beside edges, and no colour is more than there is of the pixel.
    private static void keepWithinAlpha(byte[] row) {
        for (int x = 0; x < row.length; x += 4) {
            int alpha = row[x + 3] & MOST;
            row[x] = (byte) Math.min(row[x] & MOST, alpha);
            row[x + 1] = (byte) Math.min(row[x + 1] & MOST, alpha);
            row[x + 2] = (byte) Math.min(row[x + 2] & MOST, alpha);
        }
    }
}
