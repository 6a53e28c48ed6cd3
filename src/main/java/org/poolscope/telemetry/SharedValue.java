package org.poolscope.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a shared object was like at one moment.
///
/// @param name     unique in a run
/// @param bytes    its size
/// @param value    a counter's value, the depth of a queue or pipe, 1 for a lock that is held or an event that is set, the
///                 permits of a semaphore, how many wait at a barrier or condition, an array's first element
/// @param limit    a queue's capacity, a counter's expected value, a semaphore's bound, a barrier's parties; empty when there is
///                 none
/// @param in       messages ever put; of a lock, how often somebody had to wait for it
/// @param out      messages ever taken; of a lock, for how many nanoseconds these waited all together
/// @param owner    who made it
/// @param attached who has it mapped, as far as known
/// @param holder   who has a lock; empty if nobody, and for all others
/// @param waiting  who waits at it for longer than some microseconds, as far as known
public record SharedValue(String name, Kind kind, long bytes, long value, OptionalLong limit, long in, long out, Party owner,
                          List<Party> attached, Optional<Party> holder, List<Wait> waiting) {

    /// What kind of shared object it is.
    public enum Kind { COUNTER, QUEUE, LOCK, SEMAPHORE, CONDITION, EVENT, BARRIER, ARRAY, MEMORY, PIPE }

    /// A process, or a thread in it.
    ///
    /// @param thread its number in the process; 0 where it makes no difference
    /// @param alive  whether the process is still there
    public record Party(long pid, long thread, boolean alive) {}

    /// Somebody waits.
    ///
    /// @param purpose what for: acquire, put, take …
    /// @param nanos   for how long by now
    public record Wait(Party who, String purpose, long nanos) {}

    public SharedValue {
        attached = List.copyOf(attached);
        waiting = List.copyOf(waiting);
    }
}
