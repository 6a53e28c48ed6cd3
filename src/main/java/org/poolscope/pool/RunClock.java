package org.poolscope.pool;

import java.time.Instant;

/// The time of one run: nanoseconds since its start on the machine's monotonic clock, which workers read too.
///
/// @param at        the wall-clock time of the start
/// @param zeroNanos what [System#nanoTime] said then
record RunClock(Instant at, long zeroNanos) {

    static RunClock start() {
        return new RunClock(Instant.now(), System.nanoTime());
    }

    long now() {
        return System.nanoTime() - zeroNanos;
    }

    /// A reading of [System#nanoTime], by this process or a worker, as time since the start.
    long since(long nanoTime) {
        return nanoTime - zeroNanos;
    }
}
