package org.poolscope.pool.engine;

import java.io.IOException;
import org.poolscope.pool.launch.LaunchedWorker;

/// Waits for the ends of processes, each by a platform thread of our own: `Process.onExit` completes on the common pool,
/// a virtual thread runs on carriers, and whoever keeps those busy in this JVM would keep us from noticing deaths.
final class ExitWatch {

    private final Engine engine;

    ExitWatch(Engine engine) {
        this.engine = engine;
    }

    /// @param told done by the pool's thread when it has ended, whether or not there is memory to say so just then
    /// @throws IOException if there can be no more threads
    void begin(LaunchedWorker process, Runnable told) throws IOException {
        try {
            Thread.ofPlatform().name("poolscope-exit-" + process.pid()).daemon().start(() -> {
                try {
                    process.awaitEnd();
                } catch (InterruptedException _) {
                    // Nobody has this thread to interrupt it.
                } finally {
                    engine.postSurely(told);
                }
            });
        } catch (OutOfMemoryError e) {
            throw new IOException("no thread can be had that waits for a worker's end: " + e.getMessage(), e);
        }
    }
}
