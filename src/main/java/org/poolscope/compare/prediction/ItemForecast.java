package org.poolscope.compare.prediction;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// What the times of single items, measured with the smallest pool, let expect of the others. In seconds.
///
/// @param longest the longest item: no pool takes less
/// @param total   all of them
/// @param bySize  what each size takes, with what one run takes beside its items
/// @param sorted  the same with the longest items first
public record ItemForecast(double longest, double total, SortedMap<Integer, Double> bySize,
                         SortedMap<Integer, Double> sorted) {

    /// @param items   how long each took, in the order in which they were begun
    /// @param workers of the pool that they were measured with
    /// @param wall    how long that run took
    /// @return empty if there are no items
    public static Optional<ItemForecast> of(double[] items, int workers, double wall, List<Integer> sizes) {
        if (items.length == 0) {
            return Optional.empty();
        }
        // Starting workers, and all that is not work on items.
        double beside = Math.max(0, wall - ListSchedule.makespan(items, workers));
        var bySize = new TreeMap<Integer, Double>();
        var sorted = new TreeMap<Integer, Double>();
        for (int size : sizes) {
            bySize.put(size, beside + ListSchedule.makespan(items, size));
            sorted.put(size, beside + ListSchedule.longestFirst(items, size));
        }
        return Optional.of(new ItemForecast(DoubleStream.of(items).max().orElse(0), DoubleStream.of(items).sum(),
                bySize, sorted));
    }

    /// How much less a size would take with the longest items first.
    public double saved(int size) {
        return Math.max(0, bySize.get(size) - sorted.get(size));
    }
}
