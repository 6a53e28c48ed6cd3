package org.poolscope.pool.watch;

import java.time.Instant;

/// The time of one run: nanoseconds since its start on the machine's monotonic clock, which workers read too.
///
/// @param at        the wall-clock time of the start
/// @param zeroNanos what [System#nanoTime] said then
public record RunClock(Instant at, long zeroNanos) {

    public static RunClock start() {
        return new RunClock(Instant.now(), System.nanoTime());
    }

    public long now() {
        return System.nanoTime() - zeroNanos;
    }

    /// A reading of [System#nanoTime], by this process or a worker, as time since the start.
    public long since(long nanoTime) {
        return nanoTime - zeroNanos;
    }
}
