package org.poolscope.workload;

/// Where a running task says how far it is. Cheap: a call writes to mapped memory and makes no system call.
public interface TaskLog {

    /// Says what became of one item. A task that fails as a whole throws instead; a task that never calls this
    /// succeeds in all its items.
    void item(ItemResult result);

    /// Says how many of this task's items are done so far, for the eyes of the monitor.
    void progress(long itemsDone);

    /// Says how many of its steps this task has done so far, in a batch that counts them.
    default void steps(long stepsDone) {}
}
