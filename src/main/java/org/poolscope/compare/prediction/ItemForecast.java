package org.poolscope.compare.prediction;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What the times of single items, measured with the smallest pool, let expect of the others, each with the starts and
/// ends of its workers as they were measured: only that workers get in each other's way is left out. In seconds.
///
/// @param longest  the longest item: no pool takes less
/// @param total    all of them
/// @param bySize   what each size takes
/// @param sorted   the same with the longest items first
/// @param standing the same if all workers stood ready from the beginning
/// @param singly   whether each task was one item that has a name, so that they can be given out in another order
public record ItemForecast(double longest, double total, SortedMap<Integer, Double> bySize,
                           SortedMap<Integer, Double> sorted, SortedMap<Integer, Double> standing, boolean singly) {

    /// @param items how long each took, in the order in which they were begun
    /// @param base  the pace of the run that they were measured in: what comes between tasks
    /// @param sizes with the pace of each, of which the starts and the end are taken; the base's if it is empty
    /// @return empty if there are no items
    public static Optional<ItemForecast> of(double[] items, RunPace base, Map<Integer, RunPace> sizes) {
        if (items.length == 0) {
            return Optional.empty();
        }
        double[] sorted = DoubleStream.of(items).boxed().sorted(Collections.reverseOrder())
                .mapToDouble(item -> item).toArray();
        var bySize = new TreeMap<Integer, Double>();
        var longestFirst = new TreeMap<Integer, Double>();
        var standing = new TreeMap<Integer, Double>();
        sizes.forEach((size, pace) -> {
            RunPace measured = pace.ready().isEmpty() ? base : pace;
            var at = new RunPace(measured.ready(), base.gap(), measured.end(), pace.chunk());
            bySize.put(size, expected(items, at, size));
            longestFirst.put(size, expected(sorted, at, size));
            standing.put(size, expected(items, new RunPace(List.of(), at.gap(), at.end(), at.chunk()), size));
        });
        return Optional.of(new ItemForecast(sorted[0], DoubleStream.of(items).sum(), bySize, longestFirst, standing,
                base.named() && base.chunk() == 1));
    }

    private static double expected(double[] items, RunPace pace, int size) {
        return ListSchedule.makespan(tasks(items, pace), pace.ready(size)) + pace.end();
    }

    /// What a worker has to do for each task: its items, and what comes before it.
    private static double[] tasks(double[] items, RunPace pace) {
        int chunk = pace.chunk();
        return IntStream.range(0, (items.length + chunk - 1) / chunk).mapToDouble(task -> pace.gap() + Arrays.stream(
                items, task * chunk, Math.min(items.length, (task + 1) * chunk)).sum()).toArray();
    }

    /// How much less a size would take with the longest items first.
    public double saved(int size) {
        return Math.max(0, bySize.get(size) - sorted.get(size));
    }

    /// How much less a size would take if its workers stood ready.
    public double starting(int size) {
        return Math.max(0, bySize.get(size) - standing.get(size));
    }
}
