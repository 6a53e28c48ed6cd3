package org.poolscope.history.item;

import java.time.Duration;
import java.util.OptionalLong;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse.Figure;

/// The end of an attempt, as it stands in the journal.
///
/// @param seq      its place among those of its run
/// @param position the place of the item in its batch; below 0 if that is not known
/// @param items    how many items it stands for: one, or the rest of a task that told nothing of its single items
/// @param task     the number of its task; below 0 if that is not known
/// @param start    after which time of the run it began
/// @param told     after which time of the run that became known
/// @param result   what was told of it
/// @param input    how its input was: bytes and time of the last change; empty if it has none that is known
public record AttemptEntry(long run, long seq, long position, long items, AttemptState state, int worker, long task,
                           Duration start, Duration told, ItemResult result, Input input) {

    /// How a file was. Both are empty if none is known.
    public record Input(OptionalLong bytes, OptionalLong changed) {

        /// Of an item that has none that is known.
        public static final Input NONE = new Input(OptionalLong.empty(), OptionalLong.empty());
    }

    /// What programs used for it; empty where it is not known.
    public record Use(OptionalLong userNanos, OptionalLong systemNanos, OptionalLong peakBytes, OptionalLong readBytes,
                      OptionalLong writtenBytes) {}

    public String name() {
        return result.name();
    }

    public Duration elapsed() {
        return result.elapsed();
    }

    public String message() {
        return result.message();
    }

    public String output() {
        return result.output();
    }

    /// The figures that scripts want, of what its result says.
    public Use use() {
        var used = result.use();
        return new Use(value(used.userNanos()), value(used.systemNanos()), value(used.peakBytes()),
                value(used.readBytes()), value(used.writtenBytes()));
    }

    private static OptionalLong value(Figure figure) {
        return figure.isKnown() ? OptionalLong.of(figure.value()) : OptionalLong.empty();
    }
}
