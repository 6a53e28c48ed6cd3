package org.poolscope.pool.engine;

import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.WorkerExit;

/// How a task that was given to a worker ended.
public sealed interface TaskOutcome {

    /// It gave back a value.
    record Done(Reply.Done reply) implements TaskOutcome {}

    /// It threw.
    record Threw(Reply.Failed reply) implements TaskOutcome {}

    /// Its worker died while running it.
    record Died(WorkerExit exit) implements TaskOutcome {}

    /// Its worker is gone and had not begun it.
    record NotBegun() implements TaskOutcome {}
}
