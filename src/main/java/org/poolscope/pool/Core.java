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

    void close();

    void terminate(StopLadder how);

    /// What becomes of a pool that was never closed.
    void abandon();

    /// @throws IllegalStateException if the pool is closed
    void resize(int size);

    List<Long> pids();

    /// How things stand, by the pool's own thread, for the message of somebody who waits in vain.
    CompletableFuture<String> state();

    /// @return whether it has ended
    /// @throws IllegalStateException if it was not closed
    boolean join(Duration timeout) throws InterruptedException;
}
