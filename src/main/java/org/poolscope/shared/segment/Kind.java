package org.poolscope.shared.segment;

import java.util.Locale;
import org.poolscope.shared.error.SegmentException;

/// What is in a segment. The order is part of the layout.
public enum Kind {
    COUNTER, QUEUE, LOCK, SEMAPHORE, CONDITION, EVENT, BARRIER, ARRAY, MEMORY, PIPE;

    /// @throws SegmentException if what was found under a name is of another kind
    public void require(String name, Kind found) {
        if (found != this) {
            throw new SegmentException("segment '" + name + "' is " + found.withArticle() + ", not " + withArticle());
        }
    }

    private String withArticle() {
        return ("aeiou".indexOf(toString().charAt(0)) >= 0 ? "an " : "a ") + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
