package org.poolscope.compare.prediction;

import java.util.Arrays;
import java.util.PriorityQueue;

/// How long workers take for tasks of known times, each task going to the worker that is free first: list scheduling
/// (R. L. Graham, "Bounds for certain multiprocessing anomalies", 1966). With the longest first that is never more than
/// 4/3 of the best there is (R. L. Graham, "Bounds on multiprocessing timing anomalies", 1969).
public final class ListSchedule {

    private ListSchedule() {}

    /// In the order of the tasks, with all workers free from the beginning.
    ///
    /// @param workers at least 1
    public static double makespan(double[] tasks, int workers) {
        return makespan(tasks, new double[workers]);
    }

    /// @param tasks how long each takes
    /// @param ready when each worker is free for the first time
    /// @return when the last task ends
    public static double makespan(double[] tasks, double[] ready) {
        var free = new PriorityQueue<Double>(Arrays.stream(ready).boxed().toList());
        double end = 0;
        for (double task : tasks) {
            double ends = free.remove() + task;
            free.add(ends);
            end = Math.max(end, ends);
        }
        return end;
    }
}
