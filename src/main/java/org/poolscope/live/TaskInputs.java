package org.poolscope.live;

import java.util.Arrays;
import java.util.BitSet;
import org.poolscope.telemetry.Telemetry.InputSizes;

/// How large the inputs of tasks are, and how much of it is left.
final class TaskInputs {

    private final long[] tasks;
    private final long[] bytes;
    private final double scale;
    private final TaskTimes ended = new TaskTimes();
    private double left;

    /// @param before what has ended by now
    /// @param times  how long some of that took
    TaskInputs(InputSizes sizes, BitSet before, TaskTimes times) {
        tasks = sizes.tasks().stream().mapToLong(Long::longValue).toArray();
        bytes = sizes.bytes().stream().mapToLong(Long::longValue).toArray();
        scale = sizes.scale();
        for (int i = 0; i < tasks.length; i++) {
            left += before.get((int) tasks[i]) ? 0 : bytes[i];
        }
        for (int i = 0; i < times.kept(); i++) {
            if (at(times.task(i)) >= 0) {
                ended.add(times.task(i), times.seconds(i));
            }
        }
    }

    private int at(long task) {
        return Arrays.binarySearch(tasks, task);
    }

    void ended(long task, double seconds) {
        int at = at(task);
        if (at >= 0) {
            left = Math.max(0, left - bytes[at]);
            ended.add(task, seconds);
        }
    }

    /// Those that have ended of which it is known.
    TaskTimes times() {
        return ended;
    }

    /// How much each of [#times] had.
    double[] bytes() {
        double[] all = new double[ended.kept()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes[at(ended.task(i))];
        }
        return all;
    }

    /// How much those have, all together, that have not ended.
    double left() {
        return left * scale;
    }
}
