package org.poolscope.live;

import java.util.Arrays;
import org.poolscope.telemetry.Telemetry.Completion;

/// How long tasks took: a point for each, and median and 95th percentile of the last [#WINDOW] at every frame.
///
/// When there are too many points every second is left out, from the beginning on. All of them alike, and not the quick
/// ones first: a picture in which the slow ones stay would show more of them than there were.
public final class Completions {

    /// Over how many of the last tasks the percentiles are taken.
    public static final int WINDOW = 500;

    static final int MAX_POINTS = 8192;
    private static final int FIRST_POINTS = 256;

    /// Of fewer tasks the 95th percentile would be the slowest one.
    private static final int FEWEST_FOR_HIGH = 20;

    private long[] nanos = new long[FIRST_POINTS];
    private double[] seconds = new double[FIRST_POINTS];
    private short[] workers = new short[FIRST_POINTS];
    private boolean[] failed = new boolean[FIRST_POINTS];
    private int kept;
    private int stride = 1;

    private final double[] window = new double[WINDOW];
    private final double[] sorted = new double[WINDOW];
    private long total;
    private long summarised;
    private long items;
    private double slowest;
    private long newestNanos;
    private final Series median = new Series();
    private final Series high = new Series();

    void add(Completion completion) {
        double duration = Math.max(0, completion.endNanos() - completion.startNanos()) / 1e9;
        window[(int) (total % WINDOW)] = duration;
        total++;
        items += completion.items();
        slowest = Math.max(slowest, duration);
        newestNanos = Math.max(newestNanos, completion.nanos());
        if ((total - 1) % stride != 0) {
            return;
        }
        if (kept == MAX_POINTS) {
            thin();
        } else if (kept == nanos.length) {
            grow(2 * kept);
        }
        set(kept++, completion, duration);
    }

    private void set(int index, Completion completion, double duration) {
        nanos[index] = newestNanos;
        seconds[index] = duration;
        workers[index] = (short) completion.worker();
        failed[index] = completion.failed() > 0;
    }

    private void grow(int length) {
        nanos = Arrays.copyOf(nanos, length);
        seconds = Arrays.copyOf(seconds, length);
        workers = Arrays.copyOf(workers, length);
        failed = Arrays.copyOf(failed, length);
    }

    /// How often points were joined or left out: what was read before that has other places now.
    public int thinnings() {
        return Integer.numberOfTrailingZeros(stride);
    }

    private void thin() {
        kept = MAX_POINTS / 2;
        stride *= 2;
        for (int i = 0; i < kept; i++) {
            nanos[i] = nanos[2 * i];
            seconds[i] = seconds[2 * i];
            workers[i] = workers[2 * i];
            failed[i] = failed[2 * i];
        }
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
        median.add(newestNanos, (sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
        if (count >= FEWEST_FOR_HIGH) {
            high.add(newestNanos, sorted[(int) Math.ceil(0.95 * count) - 1]);
        }
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

    /// How long the slowest of all took, in seconds.
    public double slowest() {
        return slowest;
    }

    /// Whether every task had one item, so that a task's time is an item's.
    public boolean itemByItem() {
        return items == total;
    }

    /// The median of the last [#WINDOW] durations, in seconds, at every frame in which tasks ended.
    public Series median() {
        return median;
    }

    /// Their 95th percentile by nearest rank, once there are enough tasks to tell it.
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
