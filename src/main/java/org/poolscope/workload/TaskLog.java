package org.poolscope.workload;

import java.util.function.LongSupplier;

/// Where a running task says how far it is. Cheap: a call writes to mapped memory and makes no system call.
public interface TaskLog {

    /// Says what became of one item. A task that fails as a whole throws instead; a task that never calls this
    /// succeeds in all its items.
    void item(ItemResult result);

    /// Says how many of this task's items are done so far, for the eyes of the monitor.
    void progress(long itemsDone);

    /// Says how many of its steps this task has done so far, in a batch that counts them.
    default void steps(long stepsDone) {}

    /// Says how to learn what processes that this worker's tasks have started have used of processors so far, those
    /// that have ended among them. It counts as this worker's.
    ///
    /// @param cpuNanos asked by another thread some times a second, also after the task
    default void offspring(LongSupplier cpuNanos) {}
}
