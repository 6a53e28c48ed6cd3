package org.poolscope.pool.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.WorkerExit;

/// How a task that was given to a worker ended.
public sealed interface TaskOutcome {

    /// A workload's task gave back a value.
    record Done(Reply.Done reply) implements TaskOutcome {}

    /// A workload's task threw.
    record Threw(Reply.Failed reply) implements TaskOutcome {}

    /// The calls of a task have ended, each in its way.
    record Answered(Reply.Answered reply) implements TaskOutcome {}

    /// Its worker died while running it.
    record Died(WorkerExit exit) implements TaskOutcome {}

    /// It ran for longer than it may, and was ended for it.
    ///
    /// @param ran how long it had been running when it was ended
    record Overran(Duration ran) implements TaskOutcome {}

    /// It was cancelled, and was ended for it or not begun at all.
    record Cancelled() implements TaskOutcome {}

    /// It has ended, and its worker died before anybody heard how.
    record Unheard(WorkerExit exit) implements TaskOutcome {}

    /// Its worker gave it back or is gone, and had not begun it.
    ///
    /// @param suspect the death of its worker, if it was the next to begin then and may have caused it: by being too
    ///                large to be received, say
    record NotBegun(@Nullable WorkerExit suspect) implements TaskOutcome {}
}
