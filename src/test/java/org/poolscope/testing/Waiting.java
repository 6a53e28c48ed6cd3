package org.poolscope.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for what comes about by itself, for so long and no longer.
public final class Waiting {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Waiting() {}

    /// Waits until a condition holds.
    ///
    /// @param state told when it does not in time
    public static void until(String what, Duration patience, Callable<Boolean> condition, Supplier<String> state)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what + "; " + state.get());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
