package org.poolscope.workload.run;

/// What becomes of tasks that take too long or fail.
///
/// @param deadline how long each may run
/// @param retries  how often one that failed, or had items that did, is tried again
/// @param halt     whether failures end the batch early
public record TaskPolicy(Deadline deadline, RetryPolicy retries, HaltPolicy halt) {

    /// They may take as long as they like, what failed has failed, and the others are run all the same.
    public static final TaskPolicy PATIENT = new TaskPolicy(Deadline.NONE, RetryPolicy.NONE, HaltPolicy.NEVER);
}
