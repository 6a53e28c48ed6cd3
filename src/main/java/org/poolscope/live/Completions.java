package org.poolscope.live;

import java.util.Arrays;
import org.poolscope.telemetry.Telemetry.Completion;

/// How long tasks took: a point for each, and median and 95th percentile of the last [#WINDOW] at every frame.
///
/// When there are too many points every second is left out, from the beginning on, but never the slowest or a failed one
/// of its group.
public final class Completions {

    /// Over how many of the last tasks the percentiles are taken.
    public static final int WINDOW = 500;

    static final int MAX_POINTS = 8192;
    private static final int FIRST_POINTS = 256;
    private static final int GROUP = 4;

    private long[] nanos = new long[FIRST_POINTS];
    private double[] seconds = new double[FIRST_POINTS];
    private short[] workers = new short[FIRST_POINTS];
    private boolean[] failed = new boolean[FIRST_POINTS];
    private int kept;
    private int stride = 1;
    private int inGroup;

    private final double[] window = new double[WINDOW];
    private final double[] sorted = new double[WINDOW];
    private long total;
    private long summarised;
    private long items;
    private final Series median = new Series();
    private final Series high = new Series();

    void add(Completion completion) {
        double duration = Math.max(0, completion.endNanos() - completion.startNanos()) / 1e9;
        window[(int) (total % WINDOW)] = duration;
        total++;
        items += completion.items();
        boolean hasFailed = completion.failed() > 0;
        if (inGroup < 2) {
            append(completion, duration, hasFailed);
        } else if (hasFailed && !failed[kept - 1] || hasFailed == failed[kept - 1] && duration > seconds[kept - 1]) {
            set(kept - 1, completion, duration, hasFailed);
        }
        inGroup = (inGroup + 1) % (2 * stride);
    }

    private void append(Completion completion, double duration, boolean hasFailed) {
        if (kept == MAX_POINTS) {
            thin();
        } else if (kept == nanos.length) {
            grow(2 * kept);
        }
        set(kept++, completion, duration, hasFailed);
    }

    private void set(int index, Completion completion, double duration, boolean hasFailed) {
        nanos[index] = index == 0 ? completion.nanos() : Math.max(nanos[index - 1], completion.nanos());
        seconds[index] = duration;
        workers[index] = (short) completion.worker();
        failed[index] = hasFailed;
    }

    private void grow(int length) {
        nanos = Arrays.copyOf(nanos, length);
        seconds = Arrays.copyOf(seconds, length);
        workers = Arrays.copyOf(workers, length);
        failed = Arrays.copyOf(failed, length);
    }

    private void thin() {
        int to = 0;
        for (int from = 0; from < MAX_POINTS; from += GROUP) {
            int telling = from + 1;
            for (int i = from + 2; i < from + GROUP; i++) {
                if (failed[i] && !failed[telling] || failed[i] == failed[telling] && seconds[i] > seconds[telling]) {
                    telling = i;
                }
            }
            move(from, to++);
            move(telling, to++);
        }
        kept = to;
        stride *= 2;
    }

    private void move(int from, int to) {
        nanos[to] = nanos[from];
        seconds[to] = seconds[from];
        workers[to] = workers[from];
        failed[to] = failed[from];
    }

    /// Sums up what came in since the last frame: one sort of a bounded window, however many tasks ended.
    void tick() {
        if (summarised == total) {
            return;
        }
        summarised = total;
        int count = (int) Math.min(total, WINDOW);
        System.arraycopy(window, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        long moment = nanos[kept - 1];
        median.add(moment, (sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
        high.add(moment, sorted[(int) Math.ceil(0.95 * count) - 1]);
    }

    /// How many points are kept.
    public int size() {
        return kept;
    }

    /// When a task's result came in, in nanoseconds since the run was started. Moments do not decrease.
    public long nanos(int index) {
        return nanos[index];
    }

    /// How long a task took.
    public double seconds(int index) {
        return seconds[index];
    }

    /// Who ran it, from 1.
    public int worker(int index) {
        return workers[index];
    }

    /// Whether any of its items failed.
    public boolean failed(int index) {
        return failed[index];
    }

    /// How many tasks have ended.
    public long total() {
        return total;
    }

    /// Whether every task had one item, so that a task's time is an item's.
    public boolean itemByItem() {
        return items == total;
    }

    /// The median of the last [#WINDOW] durations, in seconds, at every frame in which tasks ended.
    public Series median() {
        return median;
    }

    /// Their 95th percentile, by nearest rank.
    public Series percentile95() {
        return high;
    }

    /// The first point at or after a moment; [#size] if there is none.
    public int indexOf(long moment) {
        int found = Arrays.binarySearch(nanos, 0, kept, moment);
        while (found > 0 && nanos[found - 1] == moment) {
            found--;
        }
        return found >= 0 ? found : -found - 1;
    }
}
