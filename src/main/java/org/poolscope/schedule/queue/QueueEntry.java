package org.poolscope.schedule.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.poolscope.job.Comparison;

/// A batch in the queue, to be run once or at several pool sizes, or a stop between two. Immutable.
///
/// @param number   by which it is called
/// @param workload empty for a stop
/// @param workers  the pool size; of a comparison nobody looks at it
/// @param comparison what is asked beyond a run by one that is a comparison
/// @param settings those that are not as they are by default, in a line; the first of them, if there are many
/// @param folder   where it was added, from which relative names lead
/// @param startAt  not before that time
/// @param run      the run in the journal, once it has begun; of a comparison its first
/// @param message  why it could not be started, or what is to be said of it; often empty
public record QueueEntry(long number, String workload, int workers, Optional<Comparison> comparison, String settings,
                         String folder, Instant added, Optional<Instant> startAt, OptionalLong run, QueueState state,
                         String message) {

    /// Whether the queue stands still when it gets here.
    public boolean isStop() {
        return workload.isEmpty();
    }

    /// The pool size, or all that are compared, as in `1, 2, 4`; empty for a stop.
    public String sizes() {
        return isStop() ? "" : comparison.map(asked -> asked.sizes().stream().map(String::valueOf)
                .collect(Collectors.joining(", "))).orElseGet(() -> Integer.toString(workers));
    }
}
