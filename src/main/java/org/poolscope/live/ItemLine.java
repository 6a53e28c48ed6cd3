package org.poolscope.live;

import java.time.Duration;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemUse;

/// What became of one item, or of a task that said nothing of its single items.
///
/// @param nanos   when it became known, in nanoseconds since the run was started
/// @param worker  who ran it; 0 when it was given up without a worker
/// @param task    the number of its task
/// @param items   how many items the line stands for: 1, or the rest of the task's
/// @param name    what a person calls it
/// @param state   how it is with it
/// @param start   after which time of the run its task began
/// @param elapsed how long it took
/// @param message the reason of a failure, or a remark on a success; may be empty
/// @param output  what it was written to, as its workload calls it; empty if to nothing of a name
/// @param report  what it has told of itself
/// @param use     what programs have used that ran for it
public record ItemLine(long nanos, int worker, long task, long items, String name, ItemState state, Duration start,
                       Duration elapsed, String message, String output, ItemReport report, ItemUse use) {

    /// Whether it succeeded.
    public boolean success() {
        return state == ItemState.DONE;
    }

    /// Whether it was ended with its run; then it is neither a success nor a failure.
    public boolean interrupted() {
        return state == ItemState.INTERRUPTED;
    }

    /// The same with another report.
    ItemLine telling(ItemReport other) {
        return new ItemLine(nanos, worker, task, items, name, state, start, elapsed, message, output, other,
                use);
    }
}
