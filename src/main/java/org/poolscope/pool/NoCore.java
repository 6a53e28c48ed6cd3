package org.poolscope.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.poolscope.pool.call.Calls;
import org.poolscope.pool.engine.StopLadder;

/// The null object of a pool that is never started: its class needs it in a static field, and nobody in this JVM may
/// use it.
///
/// @param why in words
record NoCore(String why) implements Core {

    @Override
    public Calls open() {
        throw new IllegalStateException(why);
    }

    /// From the beginning: it takes no calls, and to join it is no mistake.
    @Override
    public boolean isClosed() {
        return true;
    }

    @Override
    public void shutdown() {
        // There is nothing to close.
    }

    @Override
    public void terminate(StopLadder how) {
        // There is nothing to end.
    }

    @Override
    public void abandon() {
        // There is nothing to end.
    }

    @Override
    public void resize(int size) {
        open();
    }

    @Override
    public List<Long> pids() {
        return List.of();
    }

    @Override
    public CompletableFuture<String> state() {
        return CompletableFuture.completedFuture(why);
    }

    @Override
    public boolean isEnded() {
        return true;
    }

    @Override
    public boolean await(Duration timeout) {
        return true;
    }

    @Override
    public void awaitAll() {
        // There is nothing to wait for.
    }
}
