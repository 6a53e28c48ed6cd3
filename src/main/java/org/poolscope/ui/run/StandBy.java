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
    private int measurements;
    private boolean closed;

    /// The next run will probably have so many workers. Nothing is done while a comparison is on.
    public synchronized void expect(int workers) {
        if (closed || measurements > 0 || spares != null && size == workers) {
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

    /// Lets all go and has none stand by until [#measured]: what is about to be measured wants the machine for itself.
    /// What a run that ended just before expects, maybe only now, is not to start in the middle of it.
    synchronized void measure() {
        measurements++;
        release();
    }

    /// That is over; the next run will probably have so many workers.
    synchronized void measured(int workers) {
        measurements--;
        expect(workers);
    }

    private void release() {
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
