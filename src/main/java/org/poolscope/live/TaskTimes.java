package org.poolscope.live;

import java.util.Arrays;

/// How long tasks took, in the order in which they ended: of many every second is left out, all alike, so that it takes
/// as long to look at them however many there are.
final class TaskTimes {

    private static final int MOST = 2048;

    private double[] seconds = new double[64];

    /// Their numbers.
    private long[] tasks = new long[64];
    private int kept;
    private int stride = 1;
    private long count;

    void add(long task, double took) {
        if (count++ % stride != 0) {
            return;
        }
        if (kept == MOST) {
            kept /= 2;
            stride *= 2;
            for (int i = 0; i < kept; i++) {
                seconds[i] = seconds[2 * i];
                tasks[i] = tasks[2 * i];
            }
        } else if (kept == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * kept);
            tasks = Arrays.copyOf(tasks, 2 * kept);
        }
        seconds[kept] = took;
        tasks[kept++] = task;
    }

    /// How many there were.
    long count() {
        return count;
    }

    /// How many of them are kept.
    int kept() {
        return kept;
    }

    double seconds(int index) {
        return seconds[index];
    }

    long task(int index) {
        return tasks[index];
    }

    double[] seconds() {
        return Arrays.copyOf(seconds, kept);
    }
}
