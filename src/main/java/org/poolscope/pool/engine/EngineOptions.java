package org.poolscope.pool.engine;

import java.time.Duration;
import org.poolscope.protocol.Command;
import org.poolscope.workload.Batch.Dispatch;

/// How an engine treats its workers.
///
/// @param size              how many there are to be; [Engine#resize] changes it
/// @param opening           the first command to each, which gets it ready
/// @param dispatch          how tasks go to them
/// @param lazy              whether they are launched only when there is something to do for them
/// @param idleTimeout       after how long without a task one may leave, to come back on demand; zero for never
/// @param retireAfter       after how many tasks one is replaced; 0 for never
/// @param memoryLimitBytes  the resident memory above which one is replaced, between tasks; 0 for no limit
/// @param startLimit        how long one may take to connect and to get ready
/// @param unresponsiveAfter after how long without a sign of life one is put down
/// @param mayBeStopped      whether one is waited for that somebody has stopped, however long that is; else it is put
///                          down as any other that gives no sign of life
/// @param maxRestarts       how many may die one after another, with no task ended in between, before the engine gives
///                          up
/// @param startsAtOnce      how many are to come up at the same time at most, see [StartPace]
/// @param ahead             how much work each is to have at hand, by what tasks took lately: two tasks at least
public record EngineOptions(int size, Command opening, Dispatch dispatch, boolean lazy, Duration idleTimeout,
                            int retireAfter, long memoryLimitBytes, Duration startLimit, Duration unresponsiveAfter,
                            boolean mayBeStopped, int maxRestarts, int startsAtOnce, Duration ahead) {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration UNRESPONSIVE_AFTER = Duration.ofSeconds(15);
    public static final int MAX_RESTARTS = 100;

    /// To wake a worker takes some 25 µs, and a tiny task a hundred nanoseconds.
    private static final Duration AHEAD = Duration.ofNanos(400_000);

    /// To wake a slot, and be woken by it, takes a third as long as to start a program; and it holds its answers for
    /// less than half of that.
    private static final Duration AHEAD_OF_SLOTS = Duration.ofMillis(60);

    /// Workers that are launched at once, and stay.
    public static EngineOptions of(int size, Command opening, Dispatch dispatch) {
        return new EngineOptions(size, opening, dispatch, false, Duration.ZERO, 0, 0, START_LIMIT, UNRESPONSIVE_AFTER,
                true, MAX_RESTARTS, Integer.MAX_VALUE, AHEAD);
    }

    public EngineOptions withLaziness(boolean itsLazy, Duration itsIdleTimeout) {
        return new EngineOptions(size, opening, dispatch, itsLazy, itsIdleTimeout, retireAfter, memoryLimitBytes,
                startLimit, unresponsiveAfter, mayBeStopped, maxRestarts, startsAtOnce, ahead);
    }

    public EngineOptions withLimits(int tasks, long bytes) {
        return new EngineOptions(size, opening, dispatch, lazy, idleTimeout, tasks, bytes, startLimit,
                unresponsiveAfter, mayBeStopped, maxRestarts, startsAtOnce, ahead);
    }

    public EngineOptions withPatience(Duration starting, Duration silent, boolean stopped, int restarts) {
        return new EngineOptions(size, opening, dispatch, lazy, idleTimeout, retireAfter, memoryLimitBytes, starting,
                silent, stopped, restarts, startsAtOnce, ahead);
    }

    /// For a batch, which may be over before all have come up.
    ///
    /// @param processors how many there are
    public EngineOptions startingInTurn(int processors) {
        return new EngineOptions(size, opening, dispatch, lazy, idleTimeout, retireAfter, memoryLimitBytes, startLimit,
                unresponsiveAfter, mayBeStopped, maxRestarts, processors, ahead);
    }

    /// For workers that share a process, which have programs started.
    public EngineOptions ofSlots() {
        return new EngineOptions(size, opening, dispatch, lazy, idleTimeout, retireAfter, memoryLimitBytes, startLimit,
                unresponsiveAfter, mayBeStopped, maxRestarts, startsAtOnce, AHEAD_OF_SLOTS);
    }

    boolean mayLeaveIdle() {
        return idleTimeout.isPositive();
    }
}
