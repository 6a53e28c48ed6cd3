package org.poolscope.pool.engine;

import java.time.Duration;
import org.poolscope.telemetry.WorkerExit.Stopped.Means;

/// How workers are stopped, a graceful shutdown that escalates: asked first, then interrupted, then SIGTERM, then
/// SIGKILL. Every rung has its time, counted from the request.
///
/// @param early whether the work is not done yet
public record StopLadder(boolean early, Duration interruptAfter, Duration terminateAfter, Duration killAfter) {

    /// For somebody who waits: a short task may end by itself, a long one has time to clean up, and it is over in 2.5 s
    /// whatever happens.
    public static final StopLadder HASTY =
            new StopLadder(true, Duration.ofMillis(250), Duration.ofMillis(1500), Duration.ofMillis(2500));

    /// For the end of a run whose work is done: exit hooks have time, on a busy machine too.
    public static final StopLadder PATIENT =
            new StopLadder(false, Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(8));

    /// For work that nobody wants any more: over within a second whatever happens.
    public static final StopLadder AT_ONCE =
            new StopLadder(true, Duration.ZERO, Duration.ofMillis(300), Duration.ofMillis(600));

    /// For a task that ran for too long or was cancelled and does not heed it: a second to clean up, and some more.
    static final StopLadder OVERRUN =
            new StopLadder(true, Duration.ZERO, Duration.ofSeconds(1), Duration.ofMillis(1500));

    /// For one worker that is to be replaced: its running task is let alone, however long it takes.
    static final StopLadder RETIRE = new StopLadder(false, Duration.ofDays(10_000), Duration.ofDays(10_000),
            Duration.ofDays(10_000));

    /// No questions asked.
    public static final StopLadder KILL = new StopLadder(true, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public StopLadder {
        if (interruptAfter.compareTo(terminateAfter) > 0 || terminateAfter.compareTo(killAfter) > 0) {
            throw new IllegalArgumentException("the rungs of a stop ladder must be in order");
        }
    }

    /// The means that are due after so long.
    Means due(long nanosSinceRequest) {
        if (nanosSinceRequest >= killAfter.toNanos()) {
            return Means.KILLED;
        }
        if (nanosSinceRequest >= terminateAfter.toNanos()) {
            return Means.TERMINATED;
        }
        return nanosSinceRequest >= interruptAfter.toNanos() ? Means.INTERRUPTED : Means.ASKED;
    }

    /// How many nanoseconds from now until the next rung is due; [Long#MAX_VALUE] if all are.
    long untilNext(long nanosSinceRequest) {
        for (Duration rung : new Duration[] {interruptAfter, terminateAfter, killAfter}) {
            long left = rung.toNanos() - nanosSinceRequest;
            if (left > 0) {
                return left;
            }
        }
        return Long.MAX_VALUE;
    }
}
