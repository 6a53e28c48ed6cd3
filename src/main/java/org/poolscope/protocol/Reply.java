package org.poolscope.protocol;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;

/// What a worker tells the parent.
public sealed interface Reply {

    /// The first frame of every connection: proof that it is the process the parent started.
    ///
    /// @param token the 32 bytes the parent wrote to the worker's stdin
    record Hello(String token, long pid) implements Reply {}

    /// The workload is open; the worker takes tasks.
    record Opened() implements Reply {}

    /// The workload could not be opened, or the initializer threw; the worker leaves.
    record OpenFailed(Failure failure) implements Reply {}

    /// A task ended well.
    ///
    /// @param startNanos when it began, on the machine's monotonic clock
    /// @param endNanos   when it ended, on the same clock
    /// @param value      what the task gave back, a plain value
    /// @param results    what it said of single items
    record Done(long task, long startNanos, long endNanos, @Nullable Object value, List<ItemResult> results)
            implements Reply {}

    /// A task threw, or its value could not be encoded.
    record Failed(long task, long startNanos, long endNanos, Failure failure) implements Reply {}

    /// A running task has told something of the item that it is at.
    ///
    /// @param item which of the task's items, from 0
    /// @param news how far it is now, and the figures that have changed
    record Reported(long task, int item, ItemReport news) implements Reply {}

    /// The calls of a task have ended, each in its way.
    ///
    /// @param values   one list, encoded: what each call gave back, in order, and null for those that threw; empty if
    ///                 all did
    /// @param failures the calls that threw
    /// @param large    the large arrays among the values
    record Answered(long task, long startNanos, long endNanos, byte[] values, List<Thrown> failures, Attachments large)
            implements Reply {}

    /// What one call threw.
    ///
    /// @param position the element it was called with, or [#ALL] if none could be called
    /// @param thrown   the exception, encoded
    record Thrown(int position, byte[] thrown) {
        public static final int ALL = -1;
    }

    /// The tasks that are given back after a [Command.Recall]; they have not begun and will not.
    record Returned(long[] tasks) implements Reply {}

    /// What a person is told of an exception: its words, as a batch throws none again in the parent.
    ///
    /// @param type    the exception's class name
    /// @param message its message; empty when it has none
    /// @param trace   the full stack trace, causes included
    record Failure(String type, String message, String trace) {

        /// Never fails, whatever the exception's own methods do.
        public static Failure of(Throwable thrown) {
            var told = org.poolscope.codec.thrown.Thrown.of(thrown);
            return new Failure(told.type(), Objects.requireNonNullElse(told.message(), ""), told.trace());
        }

        /// Type and message in a line.
        public String inWords() {
            String simple = type.substring(type.lastIndexOf('.') + 1);
            return message.isEmpty() ? simple : simple + ": " + message;
        }
    }
}
