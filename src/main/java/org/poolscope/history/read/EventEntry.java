package org.poolscope.history.read;

import java.time.Duration;
import org.poolscope.history.EventKind;

/// Something else that was kept of a run.
///
/// @param worker 0 if it is of none
/// @param item   empty if it is of none
public record EventEntry(Duration at, EventKind kind, int worker, String item, String text) {}
