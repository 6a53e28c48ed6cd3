package org.poolscope.live;

import java.util.Arrays;

/// Values over time, from the start of the run, in bounded memory.
///
/// Every point is the mean of the values it stands for, with the lowest and the highest of them. At first it stands for
/// one; when the series is full, neighbours are joined two by two, and from then on twice as many values make a point.
/// So the resolution is even over the whole run, means stay true, and no peak is lost. A gap, where nothing is known,
/// is a point whose value is `NaN`.
public final class Series {

    static final int MAX_POINTS = 2048;
    private static final int FIRST_POINTS = 64;

    /// Of so many points in a row, thinning makes two.
    private static final int GROUP = 4;

    private long[] nanos = new long[FIRST_POINTS];
    private double[] values = new double[FIRST_POINTS];
    private double[] lows = new double[FIRST_POINTS];
    private double[] highs = new double[FIRST_POINTS];
    private int size;

    /// How many values make a point, and how many the newest point, which is not yet complete, has of them.
    private int stride = 1;
    private int inNewest;
    private double last = Double.NaN;

    /// How many points there are.
    public int size() {
        return size;
    }

    /// The moment of a point, in nanoseconds since the run was started: in the middle of those of its values. Moments
    /// do not decrease.
    public long nanos(int index) {
        return nanos[index];
    }

    /// The mean of a point's values; `NaN` for a gap.
    public double value(int index) {
        return values[index];
    }

    /// The lowest of a point's values; `NaN` for a gap.
    public double low(int index) {
        return lows[index];
    }

    /// The highest of a point's values; `NaN` for a gap.
    public double high(int index) {
        return highs[index];
    }

    /// The newest value; `NaN` if there is none.
    public double last() {
        return last;
    }

    /// The first point at or after a moment; [#size] if there is none.
    public int indexOf(long moment) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (nanos[middle] < moment) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    void add(long moment, double value) {
        last = value;
        if (inNewest == 0 || inNewest >= stride) {
            append(moment, value);
            inNewest = 1;
            return;
        }
        int newest = size - 1;
        inNewest++;
        nanos[newest] += Math.max(0, moment - nanos[newest]) / inNewest;
        values[newest] += (value - values[newest]) / inNewest;
        lows[newest] = Math.min(lows[newest], value);
        highs[newest] = Math.max(highs[newest], value);
    }

    /// Marks that from here to the next point nothing is known. Several in a row are one.
    void gap(long moment) {
        if (!Double.isNaN(last)) {
            last = Double.NaN;
            append(moment, Double.NaN);
            inNewest = 0;
        }
    }

    private void append(long moment, double value) {
        if (size == MAX_POINTS) {
            thin();
        } else if (size == nanos.length) {
            grow(2 * size);
        }
        long latest = size == 0 ? 0 : nanos[size - 1];
        put(size++, Math.max(latest, moment), value, value, value);
    }

    private void grow(int length) {
        nanos = Arrays.copyOf(nanos, length);
        values = Arrays.copyOf(values, length);
        lows = Arrays.copyOf(lows, length);
        highs = Arrays.copyOf(highs, length);
    }

    /// How often points were joined or left out: what was read before that has other places now.
    public int thinnings() {
        return Integer.numberOfTrailingZeros(stride);
    }

    private void thin() {
        size = 0;
        stride *= 2;
        for (int from = 0; from < MAX_POINTS; from += GROUP) {
            int gap = gapFrom(from);
            if (gap < 0) {
                join(from, from + GROUP / 2);
                join(from + GROUP / 2, from + GROUP);
            } else if (gap < from + GROUP / 2) {
                put(size++, nanos[gap], Double.NaN, Double.NaN, Double.NaN);
                join(gap + 1, from + GROUP);
            } else {
                long moment = nanos[gap];
                join(from, gap);
                put(size++, moment, Double.NaN, Double.NaN, Double.NaN);
            }
        }
    }

    /// A gap must survive, or a line would be drawn across it.
    private int gapFrom(int from) {
        for (int i = from; i < from + GROUP; i++) {
            if (Double.isNaN(values[i])) {
                return i;
            }
        }
        return -1;
    }

    /// Joins points that are not before the next free one to one point.
    private void join(int from, int to) {
        long moment = nanos[from];
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                moment += (nanos[i] - moment) / ++count;
                sum += values[i];
                low = Math.min(low, lows[i]);
                high = Math.max(high, highs[i]);
            }
        }
        if (count > 0) {
            put(size++, moment, sum / count, low, high);
        }
    }

    private void put(int index, long moment, double value, double low, double high) {
        nanos[index] = moment;
        values[index] = value;
        lows[index] = low;
        highs[index] = high;
    }
}
