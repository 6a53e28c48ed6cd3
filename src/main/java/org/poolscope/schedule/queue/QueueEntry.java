package org.poolscope.schedule.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A batch in the queue, or a stop between two. Immutable.
///
/// @param number   by which it is called
/// @param workload empty for a stop
/// @param settings those that are not as they are by default, in a line; the first of them, if there are many
/// @param folder   where it was added, from which relative names lead
/// @param startAt  not before that time
/// @param run      the run in the journal, once it has begun
/// @param message  why it could not be started, or what is to be said of it; often empty
public record QueueEntry(long number, String workload, int workers, String settings, String folder, Instant added,
                         Optional<Instant> startAt, OptionalLong run, QueueState state, String message) {

    /// Whether the queue stands still when it gets here.
    public boolean isStop() {
        return workload.isEmpty();
    }
}
