package org.poolscope.schedule.queue;

import java.time.Instant;
import java.util.OptionalLong;
import org.poolscope.workload.run.RunConfiguration;

/// What whoever works the queue is to do next.
public sealed interface QueueStep {

    /// To run a batch.
    ///
    /// @param goesOn the run of it that was interrupted and is to be gone on with; empty if it begins anew
    record Begin(QueueEntry entry, RunConfiguration configuration, OptionalLong goesOn) implements QueueStep {}

    /// To come again at a time, when the first of those that wait may begin.
    record Wait(Instant until) implements QueueStep {}

    /// To stand still: there was a stop, which is gone now.
    ///
    /// @param waiting how many wait behind it
    record Halt(long waiting) implements QueueStep {}

    /// Nothing waits any more.
    record Nothing() implements QueueStep {}
}
