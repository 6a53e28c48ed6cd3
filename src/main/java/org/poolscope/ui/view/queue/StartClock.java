package org.poolscope.ui.view.queue;

import java.time.Instant;
import java.util.Optional;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/// Waits for a time of the clock on the wall. Event dispatch thread only.
final class StartClock {

    /// How often it is looked whether it is time: the clock may be set, and the machine may sleep meanwhile.
    private static final int TICK_MILLIS = 1000;

    private final Timer ticks = new Timer(TICK_MILLIS, _ -> tick());
    private final Runnable due;
    private @Nullable Instant until;

    /// @param due told when it is time
    StartClock(Runnable due) {
        this.due = due;
    }

    void await(Instant time) {
        until = time;
        ticks.start();
    }

    void stop() {
        ticks.stop();
        until = null;
    }

    /// What it waits for; empty for nothing.
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    private void tick() {
        if (until != null && !Instant.now().isBefore(until)) {
            stop();
            due.run();
        }
    }
}
