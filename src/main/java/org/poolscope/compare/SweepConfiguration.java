package org.poolscope.compare;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What a sweep compares.
///
/// @param configuration what every run does; its own pool size is not looked at
/// @param sizes         the pool sizes, each once, smallest first whatever the order given
/// @param ending        when there are enough blocks
/// @param seed          of the order within the blocks, and of all that is drawn at random
/// @param twins         whether one size runs twice in each block, which tells what differences mean nothing
public record SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, Ending ending, long seed,
                                 boolean twins) {

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
        // One size has nobody to differ from, and of one or two blocks nothing is said.
        twins = twins && sizes.size() > 1 && ending.mostBlocks() >= Advice.LEAST_RUNS;
    }

    /// So many runs of each size, and no more.
    public SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, int repeats) {
        this(configuration, sizes, new Ending.Blocks(repeats), 0, false);
    }

    /// The configuration of the runs of one size.
    public RunConfiguration at(int size) {
        return configuration.withWorkers(size);
    }

    /// How often each size is run, if that is fixed.
    public OptionalInt repeats() {
        return ending instanceof Ending.Blocks(int blocks) ? OptionalInt.of(blocks) : OptionalInt.empty();
    }

    /// How many runs a block has, if none of them has to be repeated.
    public int runsOfABlock() {
        return sizes.size() + (twins ? 1 : 0);
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
