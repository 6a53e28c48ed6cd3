package org.poolscope.pool.batch;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Task;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Summary;

/// Folds the values of a run's tasks into its result. A workload that cannot do so breaks the run. For the pool's
/// thread.
final class RunSum {

    private final Summary summary;
    private final Consumer<String> broken;

    /// @param broken told why the run cannot go on
    RunSum(Summary summary, Consumer<String> broken) {
        this.summary = summary;
        this.broken = broken;
    }

    void add(Task task, @Nullable Object value) {
        try {
            summary.add(BatchTasks.items(task), value);
        } catch (RuntimeException | Error e) {
            broken.accept("the result of " + BatchTasks.items(task).label() + " could not be summed up: " + e);
        }
    }

    /// @return null if there is none
    Summary.@Nullable Result finish(Segments segments) {
        try {
            return summary.finish(segments);
        } catch (RuntimeException | Error e) {
            broken.accept("the result could not be summed up: " + e);
            return null;
        }
    }
}
