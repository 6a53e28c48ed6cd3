package org.poolscope.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.TaskInterrupted;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;

/// What became of the items: all of them as far as there is room, and the failures once more in a list of their own.
public final class ItemLog {

    private static final int HALF = 5_000;
    private static final int HALF_FAILURES = 500;

    /// Of figures in all lines of a list together. Beyond that a line has its first ones.
    static final int MOST_FIGURES = 100_000;

    static final int FIRST_FIGURES = 4;

    private final Part all = new Part(HALF);
    private final Part failures = new Part(HALF_FAILURES);
    private final Part interrupted = new Part(HALF_FAILURES);
    private boolean tellsUse;

    /// The items of a log. A line may stand for many of them: lines are counted where they are shown, items where it is
    /// told how many there are.
    private static final class Part {
        private final BoundedLog<ItemLine> lines;
        private long items;
        private long dropped;
        private int figures;

        Part(int half) {
            lines = new BoundedLog<>(half, half);
        }

        void add(ItemLine added) {
            ItemLine line = figures + added.report().values().size() <= MOST_FIGURES ? added
                    : added.telling(added.report().first(FIRST_FIGURES));
            ItemLine gone = lines.add(line);
            items += line.items();
            figures += line.report().values().size();
            if (gone != null) {
                dropped += gone.items();
                figures -= gone.report().values().size();
            }
        }
    }

    void add(Completion completion) {
        for (ItemLine line : lines(completion)) {
            all.add(line);
            tellsUse |= line.use().isKnown();
            if (!line.success()) {
                failures.add(line);
            }
        }
    }

    void add(TaskInterrupted task) {
        var line = new ItemLine(task.nanos(), task.worker(), task.task(), task.items(), task.label(),
                ItemState.INTERRUPTED, Duration.ofNanos(task.nanos()), Duration.ZERO, "", "", ItemReport.NONE,
                ItemUse.NONE);
        all.add(line);
        interrupted.add(line);
    }

    /// What became of the items of a task: a line for each of which it said something, and one for the rest, which has
    /// failed if the task has, and else gone well.
    public static List<ItemLine> lines(Completion completion) {
        List<ItemResult> results = completion.results();
        List<ItemLine> lines = new ArrayList<>(results.size() + 1);
        Duration start = Duration.ofNanos(completion.startNanos());
        for (ItemResult result : results) {
            lines.add(new ItemLine(completion.nanos(), completion.worker(), completion.task(), 1, result.name(),
                    result.success() ? ItemState.DONE : ItemState.FAILED, start, result.elapsed(), result.message(),
                    result.output(), result.report(), result.use()));
        }
        if (results.size() < completion.items()) {
            lines.add(new ItemLine(completion.nanos(), completion.worker(), completion.task(),
                    completion.items() - results.size(), completion.label(),
                    completion.failure().isEmpty() ? ItemState.DONE : ItemState.FAILED, start,
                    Duration.ofNanos(Math.max(0, completion.endNanos() - completion.startNanos())),
                    completion.failure(), "", ItemReport.NONE, ItemUse.NONE));
        }
        return lines;
    }

    /// Every item told of, first and last ones when there are too many.
    public BoundedLog<ItemLine> all() {
        return all.lines;
    }

    /// Those that failed, with their reasons.
    public BoundedLog<ItemLine> failures() {
        return failures.lines;
    }

    /// Whether it is known of any item what its programs have used.
    public boolean tellsUse() {
        return tellsUse;
    }

    /// Those that were ended with the run.
    public BoundedLog<ItemLine> interrupted() {
        return interrupted.lines;
    }

    /// How many items were ended with the run.
    public long interruptedItems() {
        return interrupted.items;
    }

    /// How many items were told of, whether they are still in [#all] or not.
    public long items() {
        return all.items;
    }

    /// How many of them failed.
    public long failedItems() {
        return failures.items;
    }

    /// How many items are in no line of [#all] any more.
    public long dropped() {
        return all.dropped;
    }

    /// How many items that failed are in no line of [#failures] any more.
    public long droppedFailures() {
        return failures.dropped;
    }
}
