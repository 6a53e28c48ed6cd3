package org.poolscope.live;

import java.util.Arrays;

/// Values over time, from the start of the run, in bounded memory.
///
/// When it is full it is thinned out two to one, and from then on takes in new points at the halved density, so its
/// resolution is even over the whole run. Of each group the lowest and the highest value are kept, so no peak is lost.
/// A gap, where nothing is known, is a point whose value is `NaN`. Moments must not decrease.
public final class Series {

    static final int MAX_POINTS = 4096;
    private static final int FIRST_POINTS = 64;

    /// Of so many points in a row, thinning keeps two.
    private static final int GROUP = 4;

    private long[] nanos = new long[FIRST_POINTS];
    private double[] values = new double[FIRST_POINTS];
    private int kept;

    /// How many points come in for each one that is kept.
    private int stride = 1;
    private int pending;
    private long lowNanos;
    private double low;
    private long highNanos;
    private double high;
    private long lastNanos;
    private double last = Double.NaN;

    /// How many points there are: those kept, and the newest one if it is not among them.
    public int size() {
        return pending > 0 ? kept + 1 : kept;
    }

    /// The moment of a point, in nanoseconds since the run was started.
    public long nanos(int index) {
        return index < kept ? nanos[index] : lastNanos;
    }

    /// The value of a point; `NaN` for a gap.
    public double value(int index) {
        return index < kept ? values[index] : last;
    }

    /// The newest value; `NaN` if there is none.
    public double last() {
        return last;
    }

    /// The first point at or after a moment; [#size] if there is none.
    public int indexOf(long moment) {
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (nanos(middle) < moment) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    void add(long moment, double value) {
        lastNanos = moment;
        last = value;
        if (stride == 1) {
            keep(moment, value);
            return;
        }
        if (pending == 0 || value < low) {
            lowNanos = moment;
            low = value;
        }
        if (pending == 0 || value > high) {
            highNanos = moment;
            high = value;
        }
        if (++pending >= 2 * stride) {
            flush();
        }
    }

    /// Marks that from here to the next point nothing is known. Several in a row are one.
    void gap(long moment) {
        if (!Double.isNaN(last)) {
            flush();
            lastNanos = moment;
            last = Double.NaN;
            keep(moment, Double.NaN);
        }
    }

    private void flush() {
        if (pending == 0) {
            return;
        }
        pending = 0;
        boolean lowFirst = lowNanos <= highNanos;
        keep(lowFirst ? lowNanos : highNanos, lowFirst ? low : high);
        if (lowNanos != highNanos) {
            keep(lowFirst ? highNanos : lowNanos, lowFirst ? high : low);
        }
    }

    private void keep(long moment, double value) {
        if (kept == MAX_POINTS) {
            thin();
        } else if (kept == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * kept);
            values = Arrays.copyOf(values, 2 * kept);
        }
        nanos[kept] = moment;
        values[kept] = value;
        kept++;
    }

    private void thin() {
        int to = 0;
        for (int from = 0; from < MAX_POINTS; from += GROUP) {
            int one = lowestOrGap(from);
            int other = highest(from);
            if (one == other) {
                one = from;
                other = from + GROUP - 1;
            }
            move(Math.min(one, other), to++);
            move(Math.max(one, other), to++);
        }
        kept = to;
        stride *= 2;
    }

    /// A gap must survive, or a line would be drawn across it: it counts as the lowest.
    private int lowestOrGap(int from) {
        int lowest = from;
        for (int i = from; i < from + GROUP && !Double.isNaN(values[lowest]); i++) {
            if (!(values[i] >= values[lowest])) {
                lowest = i;
            }
        }
        return lowest;
    }

    private int highest(int from) {
        int highest = from;
        for (int i = from + 1; i < from + GROUP; i++) {
            if (Double.isNaN(values[highest]) || values[i] > values[highest]) {
                highest = i;
            }
        }
        return highest;
    }

    private void move(int from, int to) {
        nanos[to] = nanos[from];
        values[to] = values[from];
    }
}
