package org.poolscope.history;

import java.time.Duration;

/// Something else that was kept of a run.
///
/// @param worker 0 if it is of none
/// @param item   empty if it is of none
public record EventEntry(Duration at, EventKind kind, int worker, String item, String text) {}
