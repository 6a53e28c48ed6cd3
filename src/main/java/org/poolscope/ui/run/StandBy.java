package org.poolscope.ui.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.SpareWorkers;

/// Keeps workers on warm standby for the next run, so that it begins to work in milliseconds: as many as it will
/// probably have, but no more than there are processors, or eight. A worker that waits takes memory; so they are gone
/// when nobody has run anything for a while. Any thread but the event dispatch thread: its methods may wait for
/// processes.
public final class StandBy implements AutoCloseable {

    private static final int MOST = 8;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Duration idle;
    private final int most;
    private @Nullable SpareWorkers spares;
    private int size;
    private int measurements;
    private boolean closed;
    private long expected;

    public StandBy() {
        this(IDLE, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    /// @param idle after how long nobody runs anything any more
    StandBy(Duration idle, int most) {
        this.idle = idle;
        this.most = most;
    }

    /// The next run will probably have so many workers. Nothing is done while a comparison is on.
    public synchronized void expect(int workers) {
        if (closed || measurements > 0) {
            return;
        }
        if (spares == null || size != workers) {
            release();
            make(workers);
        }
        // From now on, however long that took.
        long now = ++expected;
        CompletableFuture.delayedExecutor(idle.toMillis(), TimeUnit.MILLISECONDS).execute(() -> letGo(now));
    }

    private void make(int workers) {
        BatchRun.speedUpLaterStarts();
        try {
            spares = SpareWorkers.forBatch(workers, most);
            size = workers;
        } catch (IOException _) {
            // Then the next run launches its workers itself, and says what is wrong if it cannot.
        }
    }

    /// Those that stand by, for a run to take from.
    synchronized @Nullable SpareWorkers spares() {
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

    /// @param since what was expected last, if nothing was since
    private synchronized void letGo(long since) {
        if (expected == since) {
            release();
            // What the runs have left on this program's own heap goes with them.
            System.gc();
        }
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
