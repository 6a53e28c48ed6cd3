package org.poolscope.pool.launch;

import java.time.Duration;

/// Waits for threads though the one that waits is interrupted meanwhile, as often as it likes, and gives it its flag back
/// in the end. For one thread.
final class UninterruptedWait {

    private boolean interrupted;

    /// @return whether the thread has ended
    boolean join(Thread thread, Duration atMost) {
        try {
            return thread.join(atMost);
        } catch (InterruptedException _) {
            interrupted = true;
            return !thread.isAlive();
        }
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    void over() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
