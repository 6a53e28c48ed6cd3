package org.poolscope.compare.question;

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
/// @param conditions    where workers come from, and what else is run
/// @param threads       how many threads each item takes, each number once, smallest first: every size is run with each
///                      of them; empty if that is as the configuration says
public record SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, Ending ending, long seed,
                                 boolean twins, List<Integer> threads, Conditions conditions) {

    public static final int MAX_REPEATS = 1000;

    /// So many threads an item may be given.
    public static final int MAX_THREADS = 1024;

    /// Stands for as many threads as the configuration says.
    public static final int AS_CONFIGURED = 0;

    /// So many runs of every size must count, undisturbed, before a size is advised: of one or two nobody can tell how
    /// far they are spread, and of two not which one is odd.
    public static final int LEAST_RUNS = 3;

    private static final String SIZES = "sizes";
    private static final String THREADS = "threads";

    /// Enough for advice though one or two runs of a size are disturbed.
    public static final int DEFAULT_REPEATS = 5;

    /// @throws InvalidSettingException if a size or the number of repeats is out of bounds, or a size is too small for
    ///                                 the workload's settings
    public SweepConfiguration {
        if (sizes.isEmpty()) {
            throw new InvalidSettingException(SIZES, "must name at least one pool size");
        }
        sizes.forEach(size -> requireInBounds(SIZES, size, PoolOptions.MAX_WORKERS));
        requireDistinct(SIZES, sizes);
        sizes = sizes.stream().sorted().toList();
        requireEnough(configuration, sizes);
        if (!threads.isEmpty() && Workloads.named(configuration.workload()).threadsSetting().isEmpty()) {
            throw new InvalidSettingException(THREADS, "cannot be varied with '" + configuration.workload()
                    + "', whose items take one thread each; leave them out");
        }
        threads.forEach(count -> requireInBounds(THREADS, count, MAX_THREADS));
        requireDistinct(THREADS, threads);
        threads = threads.stream().sorted().toList();
        // One size has nobody to differ from, and of one or two blocks nothing is said.
        twins = twins && sizes.size() * Math.max(1, threads.size()) > 1 && ending.mostBlocks() >= LEAST_RUNS;
    }

    /// One whose conditions are as usual.
    public SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, Ending ending, long seed,
                              boolean twins, List<Integer> threads) {
        this(configuration, sizes, ending, seed, twins, threads, Conditions.USUAL);
    }

    /// One that leaves the threads of items to the configuration.
    public SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, Ending ending, long seed,
                              boolean twins) {
        this(configuration, sizes, ending, seed, twins, List.of(), Conditions.USUAL);
    }

    /// So many runs of each size, and no more.
    public SweepConfiguration(RunConfiguration configuration, List<Integer> sizes, int repeats) {
        this(configuration, sizes, new Ending.Blocks(repeats), 0, false);
    }

    /// The same under other conditions.
    public SweepConfiguration under(Conditions other) {
        return new SweepConfiguration(configuration, sizes, ending, seed, twins, threads, other);
    }

    /// How many threads run the baseline in each block, one number after another.
    public List<Integer> baselines() {
        return conditions.baseline().threads(sizes);
    }

    /// The configuration of the runs of one size.
    public RunConfiguration at(int size) {
        return configuration.withWorkers(size);
    }

    /// The configuration of the runs of one size with so many threads for each item.
    public RunConfiguration at(int size, int threadsOfItem) {
        return threadsOfItem == AS_CONFIGURED ? at(size) : at(size).with(
                Workloads.named(configuration.workload()).threadsSetting().orElseThrow(),
                Integer.toString(threadsOfItem));
    }

    /// The threads of items that each size is run with; [#AS_CONFIGURED] alone if they are not varied.
    public List<Integer> layers() {
        return threads.isEmpty() ? List.of(AS_CONFIGURED) : threads;
    }

    /// How often each size is run, if that is fixed.
    public OptionalInt repeats() {
        return ending instanceof Ending.Blocks(int blocks) ? OptionalInt.of(blocks) : OptionalInt.empty();
    }

    /// How many runs a block has, if none of them has to be repeated.
    public int runsOfABlock() {
        return sizes.size() * layers().size() + baselines().size() + (twins ? 1 : 0);
    }

    private static void requireInBounds(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidSettingException(field, "must be from 1 to " + most + " each, not " + value);
        }
    }

    private static void requireDistinct(String field, List<Integer> values) {
        var seen = new HashSet<Integer>();
        for (int value : values) {
            if (!seen.add(value)) {
                throw new InvalidSettingException(field, "must differ from each other; " + value + " is there twice");
            }
        }
    }

    private static void requireEnough(RunConfiguration configuration, List<Integer> sizes) {
        int required = Workloads.named(configuration.workload()).requiredWorkers(configuration.settings());
        List<Integer> tooSmall = sizes.stream().filter(size -> size < required).toList();
        if (!tooSmall.isEmpty()) {
            throw new InvalidSettingException(SIZES, "must be at least " + required
                    + " each, since with these settings "
                    + required + " parts work at the same time; too small: "
                    + tooSmall.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }
}
