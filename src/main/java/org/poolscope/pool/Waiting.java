package org.poolscope.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for an end that comes, if late.
final class Waiting {

    static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private Waiting() {}

    /// @return whether it came in time
    static boolean await(CompletableFuture<?> end, Duration timeout) throws InterruptedException {
        try {
            end.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end does not fail", e);
        }
    }
}
