package org.poolscope.live;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Telemetry.RunPaused;

/// Whether a run pauses, and for how long nothing went on: that says nothing of how fast it goes or how long the rest
/// will take. While nothing more is begun, time counts until the last item that was begun has ended.
final class Pausing {

    private @Nullable RunPaused now;
    private long ticked;
    private long stoodNanos;

    /// @param paused null when the run goes on
    /// @return whether what was begun stands still from now on, or goes on, and did not before
    boolean turns(@Nullable RunPaused paused) {
        boolean was = now != null && now.suspended();
        now = paused;
        return was != (paused != null && paused.suspended());
    }

    /// Lets time pass up to a moment of the run.
    ///
    /// @param runs whether any item is worked on
    void tick(long moment, boolean runs) {
        if (now != null && (now.suspended() || !runs)) {
            stoodNanos += Math.max(0, moment - ticked);
        }
        ticked = moment;
    }

    Optional<RunPaused> now() {
        return Optional.ofNullable(now);
    }

    /// For how long nothing went on.
    Duration stood() {
        return Duration.ofNanos(stoodNanos);
    }

    /// How much of the time up to a moment counts.
    long worked(long moment) {
        return moment - stoodNanos;
    }
}
