package org.poolscope.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.poolscope.pool.call.Calls;
import org.poolscope.pool.engine.StopLadder;

/// What a [WorkerPool] consists of, without the object its users hold. For any thread.
interface Core {

    /// The way to the workers, for a new call.
    ///
    /// @throws IllegalStateException if the pool takes none, or no more
    Calls open();

    boolean isClosed();

    /// Takes no more calls; ends when those that were made are done. Returns at once.
    void shutdown();

    void terminate(StopLadder how);

    /// What becomes of a pool that was never closed.
    void abandon();

    /// @throws IllegalStateException if the pool is closed
    void resize(int size);

    List<Long> pids();

    /// How things stand, by the pool's own thread, for the message of somebody who waits in vain.
    CompletableFuture<String> state();

    /// Whether its workers are gone.
    boolean isEnded();

    /// Waits until the workers are gone.
    ///
    /// @return whether they are in time
    boolean await(Duration timeout) throws InterruptedException;

    /// Waits until the workers are gone and, unless this is called by a callback, all callbacks are over. Streams that
    /// wait for this thread to read them end, as it will not.
    void awaitAll() throws InterruptedException;
}
