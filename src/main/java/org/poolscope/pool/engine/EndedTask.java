package org.poolscope.pool.engine;

import java.time.Duration;

/// A task that its worker has to end early.
///
/// @param cancelled whether it was cancelled; else it had run for too long
/// @param ran       for how long it had run
record EndedTask(long number, boolean cancelled, Duration ran) {}
