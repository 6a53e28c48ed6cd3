package org.poolscope.compare;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What a sweep compares.
///
/// @param configuration what every run does; its own pool size is not looked at
/// @param sizes         the pool sizes, each once, smallest first whatever the order given
/// @param repeats       how often each size is run, 1 to [#MAX_REPEATS]
public record SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, int repeats) {

    public static final int MAX_REPEATS = 1000;

    /// Enough for advice though one or two runs of a size are disturbed.
    public static final int DEFAULT_REPEATS = 5;

    /// @throws InvalidSettingException if a size or the number of repeats is out of bounds, or a size is too small for
    ///                                 the workload's settings
    public SweepConfiguration {
        if (sizes.isEmpty()) {
            throw new InvalidSettingException("sizes", "must name at least one pool size");
        }
        sizes.forEach(SweepConfiguration::requireInBounds);
        requireDistinct(sizes);
        sizes = sizes.stream().sorted().toList();
        requireEnough(configuration, sizes);
        if (repeats < 1 || repeats > MAX_REPEATS) {
            throw new InvalidSettingException("repeat", "must be from 1 to " + MAX_REPEATS + ", not " + repeats);
        }
    }

    /// The configuration of the runs of one size.
    public RunConfiguration at(int size) {
        return configuration.withWorkers(size);
    }

    /// How many runs the whole sweep has.
    public int runs() {
        return sizes.size() * repeats;
    }

    private static void requireInBounds(int size) {
        if (size < 1 || size > PoolOptions.MAX_WORKERS) {
            throw new InvalidSettingException("sizes",
                    "must be from 1 to " + PoolOptions.MAX_WORKERS + " each, not " + size);
        }
    }

    private static void requireDistinct(List<Integer> sizes) {
        var seen = new HashSet<Integer>();
        for (int size : sizes) {
            if (!seen.add(size)) {
                throw new InvalidSettingException("sizes", "must differ from each other; " + size + " is there twice");
            }
        }
    }

    private static void requireEnough(RunConfiguration configuration, List<Integer> sizes) {
        int required = Workloads.named(configuration.workload()).requiredWorkers(configuration.settings());
        List<Integer> tooSmall = sizes.stream().filter(size -> size < required).toList();
        if (!tooSmall.isEmpty()) {
            throw new InvalidSettingException("sizes", "must be at least " + required
                    + " each, since with these settings "
                    + required + " parts work at the same time; too small: "
                    + tooSmall.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }
}
