package org.poolscope.history;

import java.time.Duration;
import java.util.OptionalLong;

/// The end of an attempt, as it stands in the journal.
///
/// @param seq      its place among those of its run
/// @param position the place of the item in its batch; below 0 if that is not known
/// @param items    how many items it stands for: one, or the rest of a task that told nothing of its single items
/// @param start    after which time of the run it began
/// @param input    how its input was: bytes and time of the last change; empty if it has none that is known
public record AttemptEntry(long run, long seq, long position, long items, String name, AttemptState state, int worker,
                           Duration start, Duration elapsed, String message, String output, Input input, Use use) {

    /// How a file was. Both are empty if none is known.
    public record Input(OptionalLong bytes, OptionalLong changed) {}

    /// What programs used for it; empty where it is not known.
    public record Use(OptionalLong userNanos, OptionalLong systemNanos, OptionalLong peakBytes, OptionalLong readBytes,
                      OptionalLong writtenBytes) {}
}
