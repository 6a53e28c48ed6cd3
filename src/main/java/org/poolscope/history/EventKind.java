package org.poolscope.history;

import java.util.Locale;

/// What else is kept of a run. Their order is in the journal's file: new ones go to the end.
public enum EventKind {
    /// What whoever runs it should know.
    NOTICE,
    /// A worker died, or could not start.
    DEATH,
    /// It paused, or went on.
    PAUSE,
    /// A worker printed a line.
    PRINT;

    /// As it is written in reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
