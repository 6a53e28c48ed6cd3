package org.poolscope.workload.demo;

import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TaskLog;

/// Cuts a long loop into steps, between which it can be stopped and says how far it is: a task looks at the interrupt
/// and touches its log often enough for the eye, and not for every number.
final class Steps {

    private Steps() {}

    /// One step of the loop.
    @FunctionalInterface
    interface Step {
        /// Works through the numbers from `from` (inclusive) to `to` (exclusive).
        void run(long from, long to) throws InterruptedException;
    }

    /// Works through the numbers from `from` (inclusive) to `to` (exclusive).
    ///
    /// @throws InterruptedException if the thread is interrupted; seen before every step
    static void run(long from, long to, long length, Step step) throws InterruptedException {
        for (long start = from; start < to; ) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped at " + start);
            }
            long end = start + Math.min(length, to - start);
            step.run(start, end);
            start = end;
        }
    }

    /// Works through the numbers, and counts every one as a step of the task.
    ///
    /// @param before how many steps the task did before these
    /// @throws InterruptedException if the thread is interrupted; seen before every step
    static void count(long from, long to, long length, TaskLog log, long before, Step step)
            throws InterruptedException {
        run(from, to, length, (first, end) -> {
            step.run(first, end);
            log.steps(before + end - from);
        });
    }

    /// Works through a task's numbers, telling its log after every step.
    ///
    /// @throws InterruptedException if the thread is interrupted; seen before every step
    static void run(Items.Range range, long length, TaskLog log, Step step) throws InterruptedException {
        run(range.from(), range.to(), length, (from, to) -> {
            step.run(from, to);
            log.progress(to - range.from());
        });
    }

    /// The numbers of a workload with the settings `from` and `to`.
    ///
    /// @throws InvalidSettingException if they are the wrong way round
    static Items.Range range(Settings settings) {
        long from = settings.number("from");
        long to = settings.number("to");
        if (to < from) {
            throw new InvalidSettingException("to", "must be at least " + from
                    + ", which is where the range starts, not "
                    + to);
        }
        return new Items.Range(from, to);
    }
}
