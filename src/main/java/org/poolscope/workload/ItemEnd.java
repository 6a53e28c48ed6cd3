package org.poolscope.workload;

import java.util.OptionalInt;

/// How the program ended that ran for an item, as its system tells it.
///
/// @param status what it exited with; empty if it did not exit of its own, or there was none
/// @param signal which signal ended it; empty if none did
public record ItemEnd(OptionalInt status, OptionalInt signal) {

    /// Of an item for which no program ran, or of whose program that is not known.
    public static final ItemEnd NONE = new ItemEnd(OptionalInt.empty(), OptionalInt.empty());

    public static ItemEnd exited(int status) {
        return new ItemEnd(OptionalInt.of(status), OptionalInt.empty());
    }

    public static ItemEnd signalled(int signal) {
        return new ItemEnd(OptionalInt.empty(), OptionalInt.of(signal));
    }
}
