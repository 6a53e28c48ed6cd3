package org.poolscope.shared;

import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.wait.Waiters;

/// A thread of some process that waits at a shared object.
///
/// @param process  the process, as a number that no later one has; see [#pid] and [#isAlive]
/// @param thread   the number of the thread in it
/// @param since    when it began to wait, by [System#nanoTime], which all processes of a machine have in common on
///                 Linux
/// @param awaiting what for
public record Waiter(long process, long thread, long since, Purpose awaiting) {

    /// What somebody waits for.
    public enum Purpose { ACQUIRE, PUT, TAKE, JOIN, SEND, RECEIVE, EVENT, NOTIFICATION, PARTIES }

    static Waiter of(Waiters.Waiter listed) {
        return new Waiter(listed.who(), listed.thread(), listed.since(), Purpose.valueOf(listed.purpose().name()));
    }

    /// In its own pid namespace.
    public long pid() {
        return ProcessStamp.pid(process);
    }

    /// Whether its process is still there; one that cannot be seen from here is taken for alive.
    public boolean isAlive() {
        return ProcessStamp.isAlive(process);
    }
}
