package org.poolscope.live;

import org.poolscope.telemetry.Phase;
import org.poolscope.workload.Texts;

/// What a worker is seen to be doing: its phase, or what is more to the point.
public enum WorkerActivity {
    /// The process was launched and has not been heard of.
    LAUNCHED,
    STARTING,
    OPENING,
    /// It stands by for a task.
    WAITING,
    RUNNING,
    /// It runs a task, which waits at a shared object for other processes.
    BLOCKED,
    LEAVING,
    /// Somebody has stopped its process, which goes on when he likes.
    STOPPED,
    /// Its beats have stopped, and it has not ended.
    SILENT,
    ENDED;

    /// The state in a word or two.
    public String inWords() {
        return Texts.of(WorkerActivity.class).get("state." + name());
    }

    static WorkerActivity of(Phase phase) {
        return switch (phase) {
            case STARTING -> STARTING;
            case OPENING -> OPENING;
            case WAITING -> WAITING;
            case RUNNING -> RUNNING;
            case LEAVING -> LEAVING;
        };
    }
}
