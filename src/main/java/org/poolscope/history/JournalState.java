package org.poolscope.history;

import java.util.Locale;
import org.poolscope.telemetry.RunReport;

/// How it stands with a run in the journal.
public enum JournalState {
    /// It is on, in some program that lives.
    RUNNING,
    /// Every item was run; some may have failed.
    COMPLETED,
    /// Somebody stopped it.
    STOPPED,
    /// It could not go on.
    BROKEN,
    /// Its program was killed, or its machine lost its power.
    INTERRUPTED;

    /// As it is written in the journal and in reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a run came to that has ended so.
    public static JournalState of(RunReport.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case STOPPED -> STOPPED;
            case BROKEN -> BROKEN;
        };
    }

    /// The state of such a word.
    ///
    /// @param alive whether the program that ran it is still there
    public static JournalState of(String word, boolean alive) {
        for (JournalState state : values()) {
            if (state.word().equals(word)) {
                return state == RUNNING && !alive ? INTERRUPTED : state;
            }
        }
        return INTERRUPTED;
    }
}
