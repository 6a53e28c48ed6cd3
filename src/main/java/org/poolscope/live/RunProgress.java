package org.poolscope.live;

import java.time.Duration;
import java.util.Optional;

/// How far a run is, for a progress bar and the words beside it.
///
/// @param items          how many items the batch has
/// @param done           items that succeeded
/// @param failed         items that failed
/// @param underway       items that running tasks say they have done already; not in `done` before their task has ended
/// @param retried        how often a task was tried again after the death of its worker
/// @param itemsPerSecond the present rate, over a window long enough to be steady; over the whole run once it has ended
/// @param left           how much longer it will take; empty while nothing can be said, and once it has ended
/// @param elapsed        since the run was started
public record RunProgress(RunState state, long items, long done, long failed, long underway, long retried,
                          double itemsPerSecond, Optional<Estimate> left, Duration elapsed) {

    static final RunProgress IDLE =
            new RunProgress(RunState.IDLE, 0, 0, 0, 0, 0, 0, Optional.empty(), Duration.ZERO);

    /// The part of the items that is behind us, from 0 to 1.
    public double fraction() {
        return items == 0 ? 0 : Math.min(1, (done + failed + underway) / (double) items);
    }

    /// A time still to come.
    ///
    /// @param uncertainty plus or minus this much, two times in three; empty while the rate was seen too few times to
    ///                    tell
    public record Estimate(Duration time, Optional<Duration> uncertainty) {}
}
