package org.poolscope.protocol;

import java.util.Map;
import org.poolscope.workload.Items;

/// What the parent tells a worker to do.
public sealed interface Command {

    /// Open a workload. The first command to every worker, answered by [Reply.Opened] or [Reply.OpenFailed].
    ///
    /// @param settings the settings' texts, in the order of the workload's parameters
    record Open(String workload, Map<String, String> settings) implements Command {}

    /// Run a task when the ones before it are done; answered by [Reply.Done] or [Reply.Failed].
    record Run(long task, Items items) implements Command {}

    /// Interrupt a task if it is running or waiting for its turn; without effect if it has ended.
    record Interrupt(long task) implements Command {}

    /// Finish the running task, take no other, and exit.
    record Leave() implements Command {}
}
