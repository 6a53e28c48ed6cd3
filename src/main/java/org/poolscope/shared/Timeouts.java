package org.poolscope.shared;

import java.time.Duration;

/// Durations to wait for, in nanoseconds: what is too long to count is for ever.
final class Timeouts {

    private Timeouts() {}

    static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return timeout.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
