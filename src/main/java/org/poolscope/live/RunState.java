package org.poolscope.live;

import org.poolscope.telemetry.RunReport;

/// Where a run is in its life. Goes forward only.
public enum RunState {
    /// Nothing was started yet.
    IDLE,
    /// Workers are being launched; no task runs yet.
    STARTING,
    /// Work is being done.
    RUNNING,
    /// Over: every item was run.
    COMPLETED,
    /// Over: the user stopped it.
    STOPPED,
    /// Over: it could not go on.
    BROKEN;

    /// Whether a run is on.
    public boolean isOn() {
        return this == STARTING || this == RUNNING;
    }

    /// Whether a run is over.
    public boolean isOver() {
        return ordinal() > RUNNING.ordinal();
    }

    static RunState of(RunReport.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case STOPPED -> STOPPED;
            case BROKEN -> BROKEN;
        };
    }
}
