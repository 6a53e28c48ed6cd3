package org.poolscope.pool.engine;

/// Where a worker stands in its life, as the pool sees it.
///
/// ```
/// LAUNCHED ──► OPENING ──► READY ──► LEAVING ──► GONE
///     │           │          │                    ▲
///     ├───────────┴──────────┴────────────────────┤   its process ended
///     └──────► LEAVING ───────────────────────────┘   stopped before it was ready
/// ```
public enum WorkerState {
    /// The process was started; it has not connected yet.
    LAUNCHED,
    /// It has connected and is opening the workload.
    OPENING,
    /// It takes tasks.
    READY,
    /// It was told to leave.
    LEAVING,
    /// Its process has ended.
    GONE
}
