package org.poolscope.pool.engine;

import java.util.Arrays;
import org.poolscope.workload.run.Deadline;

/// What tasks took in the middle, of the last [#KEPT] that have ended. For one thread.
public final class RunningMedian {

    private static final int KEPT = 1001;

    /// Grows with what has come: there may be very many calls of one task each.
    private long[] nanos = {};
    private long count;
    private long computedAt;
    private long median;

    public void add(long taken) {
        if (count == nanos.length && count < KEPT) {
            nanos = Arrays.copyOf(nanos, Math.clamp(2L * nanos.length, 16, KEPT));
        }
        nanos[(int) (count++ % KEPT)] = taken;
    }

    /// How long a task may run, as things are now, in nanoseconds; [EngineClient#NO_DEADLINE] if as long as it likes.
    public long deadlineNanos(Deadline deadline) {
        if (deadline instanceof Deadline.After(var limit)) {
            return limit.toNanos();
        }
        if (deadline instanceof Deadline.OfMedian(double percent) && count >= Deadline.OfMedian.ENOUGH) {
            return (long) Math.clamp(get() * (percent / 100), Deadline.OfMedian.LEAST.toNanos(),
                    EngineClient.NO_DEADLINE);
        }
        return EngineClient.NO_DEADLINE;
    }

    /// Sorted anew when a tenth more have come, not each time.
    private long get() {
        if (computedAt == 0 || count - computedAt > computedAt / 10) {
            long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count, KEPT));
            Arrays.sort(sorted);
            median = sorted[sorted.length / 2];
            computedAt = count;
        }
        return median;
    }
}
