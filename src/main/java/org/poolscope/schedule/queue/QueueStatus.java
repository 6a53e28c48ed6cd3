package org.poolscope.schedule.queue;

import java.util.List;
import java.util.Optional;

/// How it stands with the queue. Immutable.
///
/// @param entries     the first of it, in its order
/// @param waiting     how many batches are to be run yet, those that were interrupted among them
/// @param interrupted how many of them were interrupted
/// @param worker      the name of the other program that works it; empty if none does
/// @param worked      whether anybody works it, this program too
/// @param whenDone    what is done when all is done
public record QueueStatus(List<QueueEntry> entries, long waiting, long interrupted, Optional<String> worker,
                          boolean worked, WhenDone whenDone) {

    /// Of a journal that is not there yet.
    public static final QueueStatus EMPTY =
            new QueueStatus(List.of(), 0, 0, Optional.empty(), false, WhenDone.NOTHING);

    public QueueStatus {
        entries = List.copyOf(entries);
    }
}
