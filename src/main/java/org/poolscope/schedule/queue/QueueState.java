package org.poolscope.schedule.queue;

import java.util.Locale;
import java.util.Optional;
import org.poolscope.history.JournalState;

/// How it stands with what is in the queue.
public enum QueueState {
    /// It has not begun.
    WAITING,
    /// It is being run, or about to be.
    RUNNING,
    /// All its items succeeded.
    DONE,
    /// Every item was run, and some failed.
    FAILED,
    /// Somebody stopped it.
    STOPPED,
    /// It could not go on.
    BROKEN,
    /// The program that ran it was killed; it is gone on with when the queue is.
    INTERRUPTED,
    /// It could not be started.
    REFUSED,
    /// It was run, and what came of it is not in the journal.
    UNKNOWN;

    /// As it is written in the journal and in reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is still to be run, or to be gone on with.
    public boolean isOpen() {
        return this == WAITING || this == INTERRUPTED;
    }

    /// Whether there is nothing to be done for it any more.
    public boolean isOver() {
        return !isOpen() && this != RUNNING;
    }

    static Optional<QueueState> named(String word) {
        for (QueueState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    static QueueState of(JournalState run, long failed) {
        return switch (run) {
            case RUNNING -> RUNNING;
            case COMPLETED -> failed == 0 ? DONE : FAILED;
            case STOPPED -> STOPPED;
            case BROKEN -> BROKEN;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
