package org.poolscope.pool.engine;

import java.time.Duration;
import org.poolscope.telemetry.WorkerExit.Stopped.Means;

/// How workers are stopped: asked first, then interrupted, then SIGTERM, then SIGKILL. Every rung has its time, counted
/// from the request.
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

    public StopLadder {
        if (interruptAfter.compareTo(terminateAfter) > 0 || terminateAfter.compareTo(killAfter) > 0) {
            throw new IllegalArgumentException("the rungs of a stop ladder must be in order");
        }
    }

    /// The means that are due after so long.
    public Means due(long nanosSinceRequest) {
        if (nanosSinceRequest >= killAfter.toNanos()) {
            return Means.KILLED;
        }
        if (nanosSinceRequest >= terminateAfter.toNanos()) {
            return Means.TERMINATED;
        }
        return nanosSinceRequest >= interruptAfter.toNanos() ? Means.INTERRUPTED : Means.ASKED;
    }

    /// How long from now until the next rung is due; zero if all are.
    public Duration untilNext(long nanosSinceRequest) {
        for (Duration rung : new Duration[] {interruptAfter, terminateAfter, killAfter}) {
            if (nanosSinceRequest < rung.toNanos()) {
                return rung.minusNanos(nanosSinceRequest);
            }
        }
        return Duration.ZERO;
    }
}
