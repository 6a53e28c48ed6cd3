package org.poolscope.workload;

import org.jspecify.annotations.Nullable;

/// The work itself: runs one task after another in a worker JVM, always on the same thread.
@FunctionalInterface
public interface TaskBody {

    /// Runs one task.
    ///
    /// The thread is interrupted when the task is cancelled or the run is stopped; a long loop should look at
    /// [Thread#isInterrupted] now and then.
    ///
    /// @return the task's value, one of the plain values named in this package's description
    /// @throws Exception anything; all items of the task then fail with it
    @Nullable Object run(Items items, TaskLog log) throws Exception;

    /// No task will come any more. Not called if the worker is ended otherwise than by being told to leave.
    default void close() {}
}
