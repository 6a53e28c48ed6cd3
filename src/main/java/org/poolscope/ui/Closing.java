package org.poolscope.ui;

import java.util.Locale;
import java.util.Optional;

/// What is asked before the window is closed, since something would not be done then.
enum Closing {
    /// A run, or a comparison, is on.
    RUN,
    /// Nothing is, but the queue waits for a time: nobody would begin with it then.
    QUEUE;

    /// @param run   whether something is run
    /// @param queue whether the window works the queue
    /// @return empty if nothing need be asked
    static Optional<Closing> question(boolean run, boolean queue) {
        return run ? Optional.of(RUN) : queue ? Optional.of(QUEUE) : Optional.empty();
    }

    /// Names a text of it.
    String key(String part) {
        return "closing." + name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
