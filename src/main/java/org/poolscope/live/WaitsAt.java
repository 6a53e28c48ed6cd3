package org.poolscope.live;

import org.poolscope.telemetry.SharedValue.Purpose;

/// Where a task waits for other processes.
///
/// @param name of the shared object
public record WaitsAt(String name, Purpose purpose) {}
