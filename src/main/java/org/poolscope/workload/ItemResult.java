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
/// @param report  what it told of itself by then; added by the worker, from what its task told the [TaskLog]
/// @param use     what programs have used that ran for it
/// @param end     how the program ended that ran for it
public record ItemResult(String name, boolean success, Duration elapsed, String message, String output,
                         ItemReport report, ItemUse use, ItemEnd end) {

    /// One of which it is not known how its program ended, or for which none ran.
    public ItemResult(String name, boolean success, Duration elapsed, String message, String output,
                      ItemReport report, ItemUse use) {
        this(name, success, elapsed, message, output, report, use, ItemEnd.NONE);
    }

    /// One that has told nothing of itself, and for which no program ran.
    public ItemResult(String name, boolean success, Duration elapsed, String message, String output) {
        this(name, success, elapsed, message, output, ItemReport.NONE, ItemUse.NONE);
    }

    /// One that was written to nothing of a name.
    public ItemResult(String name, boolean success, Duration elapsed, String message) {
        this(name, success, elapsed, message, "");
    }

    /// The same of an item that has told this of itself.
    public ItemResult telling(ItemReport told) {
        return new ItemResult(name, success, elapsed, message, output, told, use, end);
    }

    /// The same, with what programs have used that ran for it.
    public ItemResult using(ItemUse used) {
        return new ItemResult(name, success, elapsed, message, output, report, used, end);
    }

    /// The same, with how the program ended that ran for it.
    public ItemResult ending(ItemEnd how) {
        return new ItemResult(name, success, elapsed, message, output, report, use, how);
    }

    /// The same, which has taken less by a time in which nothing went on.
    public ItemResult without(Duration still) {
        Duration less = elapsed.minus(still);
        return new ItemResult(name, success, less.isNegative() ? Duration.ZERO : less, message, output, report, use,
                end);
    }

    /// The same, with more to say of it.
    ///
    /// @param remark put behind what is said
    public ItemResult remarking(String remark) {
        return new ItemResult(name, success, elapsed, (message + remark).strip(), output, report, use, end);
    }

    public static ItemResult done(String name, Duration elapsed) {
        return new ItemResult(name, true, elapsed, "");
    }

    public static ItemResult failed(String name, Duration elapsed, String reason) {
        return new ItemResult(name, false, elapsed, reason);
    }
}
