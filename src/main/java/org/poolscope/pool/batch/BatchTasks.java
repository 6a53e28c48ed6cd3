package org.poolscope.pool.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Task;
import org.poolscope.pool.engine.TaskAttempts;
import org.poolscope.protocol.Command;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.run.PoolOptions;

/// Cuts a batch into tasks, one at a time, and keeps those that have to be given out again. For the pool's thread;
/// [#label] for any.
public final class BatchTasks {

    /// Without a chunk given there are about so many tasks for each worker: enough that the last ones even out, few
    /// enough that handing them out costs nothing.
    private static final int TASKS_PER_WORKER = 16;

    /// Of a long range there are more, so that a picture of the run has something to show. But each costs its parent
    /// some 0.1 ms, in whose window the workers' progress is watched: of two workers that look for primes, with a
    /// quarter of these it took 1.5 % of a processor to hand out tasks of 10 ms.
    private static final int MAX_AUTOMATIC_CHUNK = 1 << 18;

    private final Items items;
    private final int chunk;
    private final Deque<Task> again = new ArrayDeque<>();

    /// Of those tasks alone that have failed or lost a worker.
    private final Map<Long, TaskAttempts> attempts = new HashMap<>();
    private long next;

    /// Null if it is all of a batch. A task of some of its items has the number of the place that its item has in it,
    /// by which what is written for it is called.
    private final Items.@Nullable Chosen chosen;

    /// Null if all items are known.
    private final @Nullable GrowingItems growing;

    private record Part(Command.Run work) implements Task {

        @Override
        public long number() {
            return work.task();
        }
    }

    public BatchTasks(Batch batch, PoolOptions options) {
        items = batch.items();
        if (batch.dispatch() == Batch.Dispatch.TOGETHER) {
            requireRoomForAll(options);
        }
        chosen = batch.items() instanceof Items.Chosen some ? some : null;
        chunk = chosen != null ? 1 : options.chunk()
                .orElse(batch.chunk().orElse(automaticChunk(items.size(), options.workers())));
        growing = batch.feed().isPresent() ? new GrowingItems(chunk) : null;
    }

    /// How many workers can have something to do at the same time: no more than there are tasks.
    ///
    /// @param most the pool size
    public int feedable(int most) {
        return growing == null ? Math.clamp(count(), 1, most) : most;
    }

    /// Those of a batch whose items come while it runs.
    GrowingItems growing() {
        return Objects.requireNonNull(growing);
    }

    /// How many items there are, as far as it is known.
    long size() {
        return growing == null ? items.size() : growing.size();
    }

    /// Whether no more will come.
    boolean areAllKnown() {
        return growing == null || growing.isClosed();
    }

    /// A task has ended and will not be tried again.
    void ended(Task task) {
        if (growing != null) {
            growing.forget(task.number());
        }
    }

    private void requireRoomForAll(PoolOptions options) {
        if (options.chunk().orElse(1) != 1) {
            throw new InvalidSettingException("chunk", "must be 1 or left out, since every part of this workload runs"
                    + " on a worker of its own; not " + options.chunk().getAsInt());
        }
        if (items.size() > options.workers()) {
            throw new InvalidSettingException("workers", "must be at least " + items.size()
                    + " with these settings, since as many parts work at the same time; not " + options.workers());
        }
    }

    public static int automaticChunk(long size, int workers) {
        long tasks = (long) workers * TASKS_PER_WORKER;
        return Math.clamp((size + tasks - 1) / tasks, 1, MAX_AUTOMATIC_CHUNK);
    }

    /// The next task, or null if there is none left.
    public @Nullable Task next() {
        Task repeated = again.poll();
        if (repeated != null || next == count()) {
            return repeated;
        }
        long number = chosen == null ? next : chosen.place(next);
        return new Part(new Command.Run(number, growing == null ? slice(next++) : growing.take(next++)));
    }

    /// How many tasks are still to be given out.
    public long waiting() {
        return count() - next + again.size();
    }

    /// Puts a task back that its worker had not begun.
    public void putBack(Task task) {
        again.addFirst(task);
    }

    /// What has happened to a task that has not gone as it should.
    TaskAttempts attempts(Task task) {
        return attempts.computeIfAbsent(task.number(), _ -> new TaskAttempts());
    }

    /// How often a task was begun that has just ended.
    int tries(Task task) {
        TaskAttempts its = attempts.get(task.number());
        return its == null ? 1 : its.next() - its.deaths().size();
    }

    /// The items of one of these tasks.
    static Items items(Task task) {
        return ((Command.Run) task.work()).items();
    }

    public String label(long task) {
        if (chosen != null) {
            return task >= 0 && task < chosen.all().size() ? chosen.all().label(task) : "";
        }
        return growing != null ? growing.label(task) : task >= 0 && task < count() ? slice(task).label() : "";
    }

    /// What a task was at, if it tells how far it is.
    static String label(Task task, long done) {
        Items items = items(task);
        return done <= 0 || items.size() == 1 ? items.label()
                : items.label(Math.min(done, items.size() - 1)) + " of " + items.label();
    }

    /// Of several names first and last do not tell the others, as those of a range of numbers do.
    static List<ItemResult> eachFailed(Task task, String reason) {
        return items(task) instanceof Items.Names several && several.size() > 1
                ? several.names().stream().map(name -> ItemResult.failed(name, Duration.ZERO, reason)).toList()
                : List.of();
    }

    /// How many tasks the batch was cut into at the start, to be looked at by any thread; none if their items come
    /// while it runs, or are no names.
    long named() {
        return growing != null || items instanceof Items.Range ? 0 : count();
    }

    /// What the items of one of these are called, from 0 in their order.
    List<String> names(long place) {
        return slice(place) instanceof Items.Names some ? some.names() : List.of();
    }

    /// The number of one of these.
    long number(long place) {
        return chosen == null ? place : chosen.place(place);
    }

    private long count() {
        return growing != null ? growing.count() : (items.size() + chunk - 1) / chunk;
    }

    private Items slice(long task) {
        long from = task * chunk;
        return items.slice(from, Math.min(from + chunk, items.size()));
    }
}
