package org.poolscope.shared.segment;

import java.util.Locale;

/// What is in a segment. The order is part of the layout.
public enum Kind {
    COUNTER, QUEUE, LOCK, SEMAPHORE, CONDITION, EVENT, BARRIER, ARRAY, MEMORY, PIPE;

    /// What to say for one of them, as in "not an array".
    String withArticle() {
        return ("aeiou".indexOf(toString().charAt(0)) >= 0 ? "an " : "a ") + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
