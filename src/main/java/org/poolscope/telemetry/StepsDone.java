package org.poolscope.telemetry;

import java.time.Duration;
import org.poolscope.workload.StepCount;

/// How many of a batch's steps are done.
///
/// @param done as far as the parts told
public record StepsDone(long done, StepCount all) {

    /// The part that is behind us, from 0 to 1.
    public double fraction() {
        return Math.min(1, done / (double) all.total());
    }

    /// The rate at which they were done.
    ///
    /// @param wall in how much time
    public double perSecond(Duration wall) {
        return wall.isZero() ? 0 : done / (wall.toNanos() / 1e9);
    }
}
