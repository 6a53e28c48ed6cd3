package org.poolscope.workload.images.scaling;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Scales rows of bytes: down first, which whole rows are added for, then across. Only the rows that count for one are
/// in the heap at a time, as floats, since that is what the compiler makes the shortest vector instructions of; and as
/// exactly as IEEE 754 has it, so that every machine comes to the same result.
///
/// For one thread.
final class Scaler {

    private static final int AT_ONCE = 4;
    /// Rows hold samples less this, which makes bytes of them that have a sign, as the compiler has vectors for.
    private static final int MIDDLE = 128;
    private static final long MIDDLES = 0x8080_8080_8080_8080L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    /// What makes samples of sums, rounded.
    private static final float BACK = MIDDLE + 0.5f;
    private static final int MOST = 255;

    private final Samples source;
    private final Axis across;
    private final Axis down;
    private final byte[] bytes;
    /// The last rows that were read, each in the place that its number leads to.
    private final float[][] rows;
    private final int[] numbers;
    private final float[] none;

    private Scaler(Samples source, Axis across, Axis down) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.bytes = new byte[source.width() * source.channels()];
        this.rows = new float[down.taps][across.length * source.channels()];
        this.numbers = new int[rows.length];
        Arrays.fill(numbers, -1);
        this.none = new float[rows[0].length];
    }

    static void run(Samples source, Axis across, Axis down, Sink sink) {
        new Scaler(source, across, down).run(sink);
    }

    /// What becomes of a finished row: the bytes of an array from a place on, which are another's afterwards.
    interface Sink {
        void row(int number, byte[] bytes, int from, int length);
    }

    private void run(Sink sink) {
        if (source.channels() == AT_ONCE) {
            float[] line = new float[AT_ONCE * across.length];
            byte[] made = new byte[AT_ONCE * across.count()];
            for (int y = 0; y < down.count(); y++) {
                gather(line, y);
                filter(made, line, across);
                keepWithinAlpha(made);
                sink.row(y, made, 0, made.length);
            }
        } else {
            plane(sink);
        }
    }

    /// Four rows of a plane at a time, so that each weight is loaded once for four additions, none of which waits for
    /// another.
    private void plane(Sink sink) {
        float[][] sums = new float[AT_ONCE][across.length];
        int length = across.count();
        byte[] made = new byte[AT_ONCE * length];
        for (int y = 0; y < down.count(); y += AT_ONCE) {
            int count = Math.min(AT_ONCE, down.count() - y);
            for (int i = 0; i < count; i++) {
                gather(sums[i], y + i);
            }
            filter(made, sums[0], sums[1], sums[2], sums[3], across);
            for (int i = 0; i < count; i++) {
                sink.row(y + i, made, i * length, length);
            }
        }
    }

    /// Four rows at a time, the last of them with no weight if there are no more. All are read before: in one place,
    /// that the compiler need not put everything into this loop four times.
    private void gather(float[] sums, int y) {
        int first = down.first[y];
        for (int tap = 0; tap < down.taps; tap++) {
            read(first + tap);
        }
        System.arraycopy(none, 0, sums, 0, sums.length);
        for (int tap = 0; tap < down.taps; tap += AT_ONCE) {
            add(sums, tapped(first, tap), tapped(first, tap + 1), tapped(first, tap + 2), tapped(first, tap + 3),
                    weight(y, tap), weight(y, tap + 1), weight(y, tap + 2), weight(y, tap + 3));
        }
    }

    private float[] tapped(int first, int tap) {
        return rows[(first + Math.min(tap, down.taps - 1)) % rows.length];
    }

    private float weight(int y, int tap) {
        return tap < down.taps ? down.weights[y * down.taps + tap] : 0;
    }

    private void read(int number) {
        int place = number % rows.length;
        if (numbers[place] != number) {
            numbers[place] = number;
            if (across.merged == 1 && down.merged == 1) {
                copy(number);
                lower(bytes);
                widen(rows[place], bytes);
            } else {
                merge(rows[place], number * down.merged);
            }
        }
    }

    private void copy(int number) {
        MemorySegment.copy(source.memory(), ValueLayout.JAVA_BYTE, number * source.stride(), bytes, 0, bytes.length);
    }

    /// Eight at a time.
    private static void lower(byte[] bytes) {
        int x = 0;
        for (; x + Long.BYTES <= bytes.length; x += Long.BYTES) {
            LONG.set(bytes, x, (long) LONG.get(bytes, x) ^ MIDDLES);
        }
        for (; x < bytes.length; x++) {
            bytes[x] ^= (byte) MIDDLE;
        }
    }

    /// A loop of its own, which becomes vectors.
    private static void widen(float[] row, byte[] bytes) {
        for (int x = 0; x < row.length; x++) {
            row[x] = bytes[x];
        }
    }

    private void merge(float[] row, int first) {
        Arrays.fill(row, 0);
        int high = Math.min(down.merged, source.height() - first);
        for (int y = 0; y < high; y++) {
            copy(first + y);
            for (int channel = 0; channel < source.channels(); channel++) {
                mergeChannel(row, channel);
            }
        }
        for (int x = 0; x < row.length; x++) {
            int wide = Math.min(across.merged, source.width() - x / source.channels() * across.merged);
            row[x] = row[x] / (wide * high) - MIDDLE;
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

    /// What is loaded and stored of the sums would take longer than the work, if it were a row at a time.
    private static void add(float[] sums, float[] a, float[] b, float[] c, float[] d, float ofA, float ofB, float ofC,
                            float ofD) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += a[x] * ofA + b[x] * ofB + c[x] * ofC + d[x] * ofD;
        }
    }

    /// Filters four rows, which come one after the other.
    private static void filter(byte[] made, float[] one, float[] two, float[] three, float[] four, Axis across) {
        int[] first = across.first;
        float[] weights = across.weights;
        int taps = across.taps;
        int count = first.length;
        for (int x = 0, at = 0; x < count; x++, at += taps) {
            float a = BACK;
            float b = BACK;
            float c = BACK;
            float d = BACK;
            int from = first[x];
            for (int tap = 0; tap < taps; tap++) {
                float weight = weights[at + tap];
                a += weight * one[from + tap];
                b += weight * two[from + tap];
                c += weight * three[from + tap];
                d += weight * four[from + tap];
            }
            made[x] = sample(a);
            made[x + count] = sample(b);
            made[x + 2 * count] = sample(c);
            made[x + 3 * count] = sample(d);
        }
    }

    /// The same of a row of pixels, of four samples each.
    private static void filter(byte[] made, float[] line, Axis across) {
        int[] first = across.first;
        float[] weights = across.weights;
        int taps = across.taps;
        for (int x = 0, at = 0; x < first.length; x++, at += taps) {
            float a = BACK;
            float b = BACK;
            float c = BACK;
            float d = BACK;
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
