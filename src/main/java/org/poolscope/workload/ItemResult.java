package org.poolscope.workload;

import java.time.Duration;

/// What became of one item.
///
/// @param name    what a person calls the item: a file name, a number, a command line
/// @param success whether it did what it should
/// @param elapsed how long it took
/// @param message the reason of a failure, or a remark on a success; empty when there is nothing to say
/// @param output  what it was written to, as its workload calls it: a path in the run's output folder, say; empty if to
///                nothing that anybody would look for
public record ItemResult(String name, boolean success, Duration elapsed, String message, String output) {

    /// One that was written to nothing of a name.
    public ItemResult(String name, boolean success, Duration elapsed, String message) {
        this(name, success, elapsed, message, "");
    }

    public static ItemResult done(String name, Duration elapsed) {
        return new ItemResult(name, true, elapsed, "");
    }

    public static ItemResult failed(String name, Duration elapsed, String reason) {
        return new ItemResult(name, false, elapsed, reason);
    }
}
