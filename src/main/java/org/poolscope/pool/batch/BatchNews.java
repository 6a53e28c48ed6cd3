package org.poolscope.pool.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.poolscope.pool.engine.Task;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;

/// Tells of a batch's tasks what becomes known of them. What items have told of themselves is told twice: as it comes,
/// and with the end of their task, be it that their worker did not live to say it again. For the pool's thread.
final class BatchNews {

    private static final long NONE = -1;

    private final RunClock clock;
    private final Consumer<Telemetry> listener;

    /// Of the tasks that are out and have told something: what, by the places of their items.
    private final Map<Long, Map<Integer, ItemReport>> reports = new HashMap<>();

    /// The task that was running when the last worker ended that has, unless it is tried again.
    private long leftRunning = NONE;

    BatchNews(RunClock clock, Consumer<Telemetry> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void reported(Task task, int worker, Reply.Reported told) {
        Items items = BatchTasks.items(task);
        if (told.item() >= 0 && told.item() < items.size()) {
            reports.computeIfAbsent(task.number(), _ -> new HashMap<>())
                    .merge(told.item(), told.news(), ItemReport::with);
            listener.accept(new Telemetry.Reported(clock.now(), worker, task.number(), told.item(),
                    items.label(told.item()), told.news()));
        }
    }

    /// What an attempt has told counts no more when there is another one.
    void retried(Task task, int attempt, String why) {
        reports.remove(task.number());
        leftRunning = NONE;
        listener.accept(new Telemetry.TaskRetried(clock.now(), task.number(), BatchTasks.items(task).label(), attempt,
                why));
    }

    /// Some items of a batch have come.
    void came(List<String> names) {
        listener.accept(new Telemetry.ItemsCame(clock.now(), names));
    }

    /// All items of a batch have come.
    void counted(long items) {
        listener.accept(new Telemetry.ItemsCounted(clock.now(), items));
    }

    /// The last that a worker has noted, which has ended.
    void last(Telemetry.Beat beat) {
        listener.accept(beat);
        leftRunning = beat.phase() == Phase.RUNNING ? beat.task() : NONE;
    }

    /// Whether a task was running when its worker ended that nobody blames for that.
    boolean hadBegun(Task task) {
        return leftRunning == task.number();
    }

    /// Of what is ended with the run nobody knows whether it would have failed.
    void interrupted(Task task, int worker) {
        Items items = BatchTasks.items(task);
        reports.remove(task.number());
        listener.accept(new Telemetry.TaskInterrupted(clock.now(), worker, task.number(), items.size(),
                items.label()));
    }

    void completed(long nanos, int worker, Task task, long start, long end, long failed, String failure,
                   List<ItemResult> results) {
        Items items = BatchTasks.items(task);
        Map<Integer, ItemReport> told = reports.remove(task.number());
        listener.accept(new Telemetry.Completion(nanos, worker, task.number(), clock.since(start), clock.since(end),
                items.size(), failed, items.label(), failure,
                told == null ? results : telling(told, items, failure, results, Duration.ofNanos(end - start))));
    }

    private static List<ItemResult> telling(Map<Integer, ItemReport> told, Items items, String failure,
                                            List<ItemResult> results, Duration ran) {
        if (results.isEmpty() && items.size() == 1) {
            ItemReport last = told.getOrDefault(0, ItemReport.NONE);
            return List.of(new ItemResult(items.label(), failure.isEmpty(), ran, failure).telling(last));
        }
        List<ItemResult> all = new ArrayList<>(results);
        told.forEach((item, last) -> {
            if (item < all.size() && all.get(item).report().isEmpty()) {
                all.set(item, all.get(item).telling(last));
            }
        });
        return all;
    }
}
