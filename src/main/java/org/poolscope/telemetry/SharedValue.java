package org.poolscope.telemetry;

import java.util.List;

/// What a shared object was like at one moment.
///
/// @param name     unique in a run
/// @param bytes    its size
/// @param owner    who made it
/// @param attached who has it mapped, as far as known
/// @param waiting  who waits at it for longer than some microseconds, as far as known
public record SharedValue(String name, long bytes, SharedState state, Party owner, List<Party> attached,
                          List<Wait> waiting) {

    /// A process, or a thread in it.
    ///
    /// @param thread its number in the process; 0 where it makes no difference
    /// @param alive  whether the process is still there
    public record Party(long pid, long thread, boolean alive) {}

    /// What somebody waits for: to acquire a lock or a permit, to put into a queue, to take out of it, for all that was
    /// taken to be done, to send, to receive, for an event to be set, to be notified, for the other parties.
    public enum Purpose { ACQUIRE, PUT, TAKE, JOIN, SEND, RECEIVE, EVENT, NOTIFICATION, PARTIES }

    /// Somebody waits.
    ///
    /// @param nanos for how long by now
    public record Wait(Party who, Purpose purpose, long nanos) {}

    public SharedValue {
        attached = List.copyOf(attached);
        waiting = List.copyOf(waiting);
    }
}
