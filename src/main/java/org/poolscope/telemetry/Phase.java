package org.poolscope.telemetry;

/// What a worker says it is doing, in the order of a worker's life. `WAITING` and `RUNNING` alternate; every other step
/// goes forward only.
public enum Phase {
    /// The JVM is up and has found its way to the parent; the workload is not open yet.
    STARTING,
    /// Opening the workload.
    OPENING,
    /// Standing by for a task.
    WAITING,
    /// Running a task.
    RUNNING,
    /// Was asked to leave and is leaving.
    LEAVING
}
