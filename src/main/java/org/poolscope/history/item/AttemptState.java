package org.poolscope.history.item;

import java.util.Locale;

/// What came of an attempt at an item. Their order is in the journal's file: new ones go to the end.
public enum AttemptState {
    /// It succeeded.
    DONE,
    /// It failed, and was not tried again.
    FAILED,
    /// It was ended with its run.
    INTERRUPTED,
    /// It failed, or lost its worker, and was tried again.
    RETRIED;

    /// As it is written in reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
