package org.poolscope.ui.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.launch.Spares;

/// Keeps as many workers standing by as the next run will probably have, so that it begins to work in milliseconds. Any
/// thread but the event dispatch thread: its methods may wait for processes.
public final class StandBy implements AutoCloseable {

    private @Nullable Spares spares;
    private int size;
    private boolean closed;

    /// The next run will probably have so many workers.
    public synchronized void expect(int workers) {
        if (closed || spares != null && size == workers) {
            return;
        }
        release();
        BatchRun.speedUpLaterStarts();
        try {
            spares = Spares.forPool(workers);
            size = workers;
        } catch (IOException _) {
            // Then the next run launches its workers itself, and says what is wrong if it cannot.
        }
    }

    /// Those that stand by, for a run to take from.
    synchronized @Nullable Spares spares() {
        return spares;
    }

    /// Lets all go: what is about to be measured wants the machine for itself.
    synchronized void release() {
        if (spares != null) {
            spares.close();
            spares = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
