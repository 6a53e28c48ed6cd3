package org.poolscope.ui.run;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// Times every slice of the event dispatch thread: how long the window could not have answered.
public final class EdtWatch extends EventQueue {

    private static final int BIN_NANOS = 100_000;
    private static final int BINS = 10_000;
    private static final double USUAL = 0.95;
    private static final double HIGH = 0.99;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final int[] bins = new int[BINS];
    private long slices;
    private long longest;
    private long longestCpu;
    private int depth;
    private boolean nested;

    private EdtWatch() {}

    /// Puts a watch in front of the event queue, for good.
    public static EdtWatch install() {
        var watch = new EdtWatch();
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(watch);
        return watch;
    }

    /// What was seen since the last reset.
    ///
    /// @param longestMillis    the longest slice
    /// @param usualMillis      what 95 of 100 slices stayed under
    /// @param highMillis       what 99 of 100 slices stayed under
    /// @param longestCpuMillis the most processor time a slice took: what is more than this was waiting for a processor
    public record Slices(long count, double longestMillis, double usualMillis, double highMillis,
                         double longestCpuMillis) {}

    /// A dialog runs an event loop of its own inside a slice: only the slices inside it are timed then, since the one
    /// around it waits for a person.
    @Override
    protected void dispatchEvent(AWTEvent event) {
        nested = false;
        depth++;
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        try {
            super.dispatchEvent(event);
        } finally {
            depth--;
            if (!nested) {
                count(System.nanoTime() - start, threads.getCurrentThreadCpuTime() - cpu);
            }
            nested = depth > 0;
        }
    }

    private void count(long nanos, long cpuNanos) {
        slices++;
        longestCpu = Math.max(longestCpu, cpuNanos);
        longest = Math.max(longest, nanos);
        bins[(int) Math.min(BINS - 1, nanos / BIN_NANOS)]++;
    }

    /// Forgets what was seen. Event dispatch thread.
    public void reset() {
        Arrays.fill(bins, 0);
        slices = 0;
        longest = 0;
        longestCpu = 0;
    }

    /// What was seen since the last reset. Event dispatch thread.
    public Slices slices() {
        return new Slices(slices, longest / 1e6, millisOf(USUAL), millisOf(HIGH), longestCpu / 1e6);
    }

    /// What a share of the slices stayed under.
    private double millisOf(double share) {
        long below = 0;
        int bin = 0;
        while (bin < BINS && below + bins[bin] < slices * share) {
            below += bins[bin++];
        }
        return (bin + 1) * (BIN_NANOS / 1e6);
    }
}
