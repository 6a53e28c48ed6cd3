package org.poolscope.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Items;

/// What the parent tells a worker to do.
public sealed interface Command {

    /// Open a workload. The first command to a worker that runs a batch, answered by [Reply.Opened] or
    /// [Reply.OpenFailed].
    ///
    /// @param settings the settings' texts, in the order of the workload's parameters
    record Open(String workload, Map<String, String> settings) implements Command {}

    /// Get ready for calls. The first command to a worker that runs functions, answered by [Reply.Opened] or
    /// [Reply.OpenFailed].
    ///
    /// @param initializer a function to call first of all, encoded; null if there is none
    /// @param exitHook    a function to call last of all, encoded; null if there is none
    record OpenCalls(byte @Nullable [] initializer, byte @Nullable [] exitHook) implements Command {}

    /// One task, run when the ones before it are done.
    sealed interface Work extends Command {
        long task();
    }

    /// Run a workload's task; answered by [Reply.Done] or [Reply.Failed].
    record Run(long task, Items items) implements Work {}

    /// Keep a function for the calls that are to come.
    ///
    /// @param job      whose function it is
    /// @param function encoded; what is wrong with it is told by every call of it
    record Define(long job, byte[] function) implements Command {}

    /// Call a function that was defined; answered by [Reply.Answered].
    ///
    /// @param arguments one list, encoded: with one element for each call of a function of one argument, with a pair
    ///                  for each call of one of two; of any content and one element for one without
    /// @param only      the positions of the elements to call it with, in order; null means all
    /// @param large     the large arrays among the arguments
    record Call(long task, long job, byte[] arguments, int @Nullable [] only, Attachments large) implements Work {}

    /// Keep a job's function no longer; no call of it will come.
    record Forget(long job) implements Command {}

    /// Give back as many tasks as said, at most, that have not begun, the last ones first; answered by
    /// [Reply.Returned].
    record Recall(int most) implements Command {}

    /// Interrupt a task if it is running or waiting for its turn; without effect if it has ended.
    record Interrupt(long task) implements Command {}

    /// Finish the running task, take no other, and exit.
    record Leave() implements Command {}
}
