package org.poolscope.compare.prediction;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// How long so many workers take for items of known times, each item going to the worker that is free first: list
/// scheduling (R. L. Graham, "Bounds for certain multiprocessing anomalies", 1966).
public final class ListSchedule {

    private ListSchedule() {}

    /// In the order of the items.
    ///
    /// @param items   how long each takes
    /// @param workers at least 1
    public static double makespan(double[] items, int workers) {
        var free = new PriorityQueue<Double>(IntStream.range(0, workers).mapToObj(_ -> 0.0).toList());
        double end = 0;
        for (double item : items) {
            double ends = free.remove() + item;
            free.add(ends);
            end = Math.max(end, ends);
        }
        return end;
    }

    /// With the longest first, which is never more than 4/3 of the best there is (R. L. Graham, "Bounds on
    /// multiprocessing timing anomalies", 1969).
    public static double longestFirst(double[] items, int workers) {
        double[] sorted = items.clone();
        Arrays.sort(sorted);
        return makespan(IntStream.range(0, sorted.length).mapToDouble(i -> sorted[sorted.length - 1 - i]).toArray(),
                workers);
    }
}
