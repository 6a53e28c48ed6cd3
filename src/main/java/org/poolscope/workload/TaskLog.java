package org.poolscope.workload;

import java.util.function.Supplier;

/// Where a running task says how far it is. Cheap: a call writes to memory and makes no system call; what it says is
/// on its way to the parent with the next beat.
///
/// What [#part], [#status], [#value] and [#count] tell is of the item that the task is at: the first one, and after
/// each [#item] the next one. Any thread may call these four.
public interface TaskLog {

    /// Says what became of one item. A task that fails as a whole throws instead; a task that never calls this
    /// succeeds in all its items.
    void item(ItemResult result);

    /// Says how much of the item is done.
    ///
    /// @param done from 0 to 1
    default void part(double done) {}

    /// Says what the item is at, in a line.
    default void status(String line) {}

    /// Says what a figure of the item is now. One that was counted stays a sum.
    ///
    /// @return whether it was taken: not if it is infinite or no number, or has one name more than
    ///         [ItemReport#MOST_VALUES]
    default boolean value(String name, double amount) {
        return true;
    }

    /// Adds to a figure of the item, which is summed up over all items.
    ///
    /// @return whether it was taken, as in [#value]
    default boolean count(String name, double more) {
        return true;
    }

    /// Has something looked at with every beat, by another thread, as long as the task runs: whoever has to look for
    /// what it tells here need not keep a clock of its own.
    default void look(Runnable each) {}

    /// Says how many of this task's items are done so far, for the eyes of the monitor.
    void progress(long itemsDone);

    /// Says how many of its steps this task has done so far, in a batch that counts them.
    default void steps(long stepsDone) {}

    /// Says how to learn what programs that this worker's tasks have started use. It counts as this worker's.
    ///
    /// @param use asked by another thread some times a second, also after the task
    default void programs(Supplier<ProgramUse> use) {}
}
