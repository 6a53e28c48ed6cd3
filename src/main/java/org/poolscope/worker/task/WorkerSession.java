package org.poolscope.worker.task;

import org.poolscope.protocol.Command;
import org.poolscope.protocol.Reply;

/// What a worker was opened for. For the task thread.
interface WorkerSession {

    /// Does one task, whatever comes of it. Throws only what not even a task's error can be made of.
    ///
    /// @param start when it began, on the machine's monotonic clock
    Reply run(Command.Work work, long start);

    /// The reply to a task that has none of its own: it was cancelled before it began, or its reply cannot be sent.
    Reply failed(Command.Work work, long start, Throwable why);

    /// Keeps a function for the calls to come.
    default void define(Command.Define definition) {}

    /// Keeps a function no longer.
    default void forget(long job) {}

    /// Nothing will come any more.
    default void close() {}
}
