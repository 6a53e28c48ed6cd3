package org.poolscope.workload.command.output;

import java.util.function.LongSupplier;

/// How many bytes may be shown by now, of so many a second (a token bucket): what was not used is there later, up to
/// what comes within a second. For one thread.
final class Allowance {

    private static final double SECOND = 1e9;

    private final long perSecond;
    private final LongSupplier clock;
    private double left;
    private long at;

    /// @param clock in nanoseconds
    Allowance(long perSecond, LongSupplier clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.left = perSecond;
        this.at = clock.getAsLong();
    }

    long left() {
        long now = clock.getAsLong();
        left = Math.min(perSecond, left + (now - at) / SECOND * perSecond);
        at = now;
        return (long) left;
    }

    /// @param bytes may be some more than there are left
    void use(long bytes) {
        left = Math.max(0, left - bytes);
    }
}
