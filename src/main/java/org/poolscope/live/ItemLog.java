package org.poolscope.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.workload.ItemResult;

/// What became of the items: all of them as far as there is room, and the failures once more in a list of their own.
public final class ItemLog {

    private static final int HALF = 5_000;
    private static final int HALF_FAILURES = 500;

    private final BoundedLog<ItemLine> all = new BoundedLog<>(HALF, HALF);
    private final BoundedLog<ItemLine> failures = new BoundedLog<>(HALF_FAILURES, HALF_FAILURES);

    void add(Completion completion) {
        for (ItemLine line : lines(completion)) {
            all.add(line);
            if (!line.success()) {
                failures.add(line);
            }
        }
    }

    /// What became of the items of a task: a line for each of which it said something, and one for the rest.
    public static List<ItemLine> lines(Completion completion) {
        List<ItemResult> results = completion.results();
        List<ItemLine> lines = new ArrayList<>(results.size() + 1);
        for (ItemResult result : results) {
            lines.add(new ItemLine(completion.nanos(), completion.worker(), completion.task(), 1, result.name(),
                    result.success(), result.elapsed(), result.message()));
        }
        boolean untold = results.size() < completion.items();
        if (results.isEmpty() || untold && !completion.failure().isEmpty()) {
            lines.add(new ItemLine(completion.nanos(), completion.worker(), completion.task(),
                    completion.items() - results.size(), completion.label(), completion.failed() == 0,
                    Duration.ofNanos(Math.max(0, completion.endNanos() - completion.startNanos())),
                    completion.failure()));
        }
        return lines;
    }

    /// Every item told of, first and last ones when there are too many.
    public BoundedLog<ItemLine> all() {
        return all;
    }

    /// Those that failed, with their reasons.
    public BoundedLog<ItemLine> failures() {
        return failures;
    }
}
