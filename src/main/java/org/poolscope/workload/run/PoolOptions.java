package org.poolscope.workload.run;

import java.util.OptionalInt;
import org.poolscope.workload.InvalidSettingException;

/// How a batch is spread over a pool.
///
/// @param workers        the pool size, 1 to [#MAX_WORKERS]
/// @param chunk          items per task, at least 1; empty leaves it to the batch and the pool
/// @param beatsPerSecond how often the monitor samples every worker, 1 to 50 times a second
/// @param policy         what becomes of tasks that take too long or fail
/// @param conduct        how it behaves towards everything else on the machine
/// @param order          in which order items are begun
public record PoolOptions(int workers, OptionalInt chunk, int beatsPerSecond, TaskPolicy policy, Conduct conduct,
                          ItemOrder order) {

    public static final int MAX_WORKERS = 256;
    public static final int DEFAULT_BEATS_PER_SECOND = 10;
    public static final int MAX_BEATS_PER_SECOND = 50;

    /// By how many steps the workers of a batch are nicer than the program that runs it, where the system knows such a
    /// thing: in the window, on the command line and in comparisons alike, so that all measure alike.
    ///
    /// Workers that are busy leave the window a turn in as many as there are. With 64 of them on two processors that
    /// nobody else used it was drawn 3.2 times a second; with one step 4.7 times, with five 8.9, with ten the 10 times
    /// that it is drawn at most.
    public static final int NICER = 10;

    public PoolOptions {
         within("workers", workers, 1, MAX_WORKERS);
         within("beats", beatsPerSecond, 1, MAX_BEATS_PER_SECOND);
        chunk.ifPresent(c -> within("chunk", c, 1, Integer.MAX_VALUE));
        if (order == ItemOrder.LONGEST_FIRST && chunk.orElse(1) != 1) {
            throw new InvalidSettingException("order", "must be " + ItemOrder.GIVEN.word() + " with a chunk of "
                    + chunk.getAsInt() + ", since items are given out one by one in any other; or leave the chunk out");
        }
    }

    /// One whose items are begun in their order.
    public PoolOptions(int workers, OptionalInt chunk, int beatsPerSecond, TaskPolicy policy, Conduct conduct) {
        this(workers, chunk, beatsPerSecond, policy, conduct, ItemOrder.GIVEN);
    }

    /// One that behaves as usual.
    public PoolOptions(int workers, OptionalInt chunk, int beatsPerSecond, TaskPolicy policy) {
         this(workers, chunk, beatsPerSecond, policy, Conduct.USUAL);
    }

    /// With the policy that lets everything take its course.
    public PoolOptions(int workers, OptionalInt chunk, int beatsPerSecond) {
         this(workers, chunk, beatsPerSecond, TaskPolicy.PATIENT);
    }

    /// A pool of a size, the rest as it comes.
    public static PoolOptions ofSize(int workers) {
         return new PoolOptions(workers, OptionalInt.empty(), DEFAULT_BEATS_PER_SECOND);
    }

    public PoolOptions withWorkers(int size) {
         return new PoolOptions(size, chunk, beatsPerSecond, policy, conduct, order);
    }

    public PoolOptions withConduct(Conduct other) {
         return new PoolOptions(workers, chunk, beatsPerSecond, policy, other, order);
    }

    /// @throws InvalidSettingException if it does not go with the chunk
    public PoolOptions withOrder(ItemOrder other) {
        return new PoolOptions(workers, chunk, beatsPerSecond, policy, conduct, other);
    }

    /// As many workers as this process may use processors (affinity and cgroup quota respected).
    public static int defaultWorkers() {
        return Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors());
    }

    private static void within(String field, int value, int min, int max) {
        if (value < min || value > max) {
             throw new InvalidSettingException(field, "must be from " + min + " to " + max + ", not " + value);
        }
    }
}
