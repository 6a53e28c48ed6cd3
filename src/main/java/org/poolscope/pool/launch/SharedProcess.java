package org.poolscope.pool.launch;

/// A worker's part of a process that several have: to its engine as good as a process of its own, with the pid of the
/// one. Any thread may use it.
public abstract class SharedProcess extends Process {

    /// For those that extend it.
    protected SharedProcess() {}

    /// Its connection is closed.
    protected abstract void disconnected();

    /// Whether the process was ended for the sake of another that has it.
    protected abstract boolean isInnocent();

    /// Whether the process has ended, and another had it, too.
    protected abstract boolean diedWith(Process other);
}
