package org.poolscope.live;

/// Finds out which moment of a run it is, from a clock with another zero and from what was heard of the run.
///
/// Nothing is heard before it happens, so the least time between a happening and the tick after it tells the distance
/// of the two zeros, within a frame at first and closer with every frame.
final class InferredClock {

    private boolean told;
    private long latest = Long.MIN_VALUE;
    private long distance = Long.MAX_VALUE;
    private long now;

    /// Something happened at a moment of the run.
    void heard(long moment) {
        latest = Math.max(latest, moment);
        told = true;
    }

    /// It is this time on the other clock.
    void tick(long clockNanos) {
        if (told) {
            distance = Math.min(distance, clockNanos - latest);
            now = Math.max(now, clockNanos - distance);
        }
    }

    /// The moment of the run at the last tick. Never goes back.
    long now() {
        return now;
    }
}
