package org.poolscope.pool.engine;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Batch.Dispatch;

/// The scheduler of a pool, with prefetch and work stealing: decides who gets which task, and who gives one back. For
/// the pool's thread.
///
/// **Depth: prefetch.** To wake a worker takes some 25 µs, and a tiny task a hundred nanoseconds: so as many tasks are
/// kept in flight with each worker as take it the time [EngineOptions#ahead], by what tasks took lately, and at least
/// two, so that there is always a next one. A worker is topped up when half of them are done, so that many go with one
/// write.
///
/// **Recall: work stealing.** A guess about the future is wrong now and then: a task that was given and not begun is
/// taken back when another worker has nothing to do, and nothing was heard of its holder for a moment.
final class Dispatcher {

    private static final int MIN_DEPTH = 2;
    private static final int MAX_DEPTH = 1024;

    /// Before a task has ended nothing is known of how long they take.
    private static final long UNKNOWN = -1;

    /// How much one more task counts in the average.
    private static final double WEIGHT = 1.0 / 16;

    /// Whoever was heard of within this time will soon end his next task.
    static final long SOON_NANOS = 1_000_000;

    private final Crew crew;
    private final EngineOptions options;
    private final EngineClient client;
    private final Stillness stillness;
    private final NanoClock clock;
    private double averageNanos = UNKNOWN;

    /// Who was asked for what he has not begun, since nothing is to be.
    private final Set<Worker> takenBack = new HashSet<>();

    Dispatcher(Crew crew, EngineOptions options, EngineClient client, Stillness stillness,
               NanoClock clock) {
        this.crew = crew;
        this.options = options;
        this.client = client;
        this.stillness = stillness;
        this.clock = clock;
    }

    /// Whoever is stopped would take them, and do them when it pleases somebody.
    private boolean takesTasks(Worker worker) {
        return worker.isReady() && !stillness.isStopped(worker);
    }

    /// A task has ended that took so long.
    void took(long nanos) {
        averageNanos = averageNanos == UNKNOWN ? nanos : averageNanos + (nanos - averageNanos) * WEIGHT;
    }

    /// How many tasks are best in flight with each worker.
    int depth() {
        if (averageNanos == UNKNOWN) {
            return MIN_DEPTH;
        }
        return (int) Math.clamp(options.ahead().toNanos() / Math.max(averageNanos, 1), MIN_DEPTH, MAX_DEPTH);
    }

    /// Hands out what is waiting, and takes back what had better be with another.
    ///
    /// @return after how many nanoseconds it should be called again, if nothing happens
    long handOut() {
        if (client.holdsBack()) {
            return takeBack();
        }
        takenBack.clear();
        if (options.dispatch() == Dispatch.TOGETHER) {
            return handOutTogether();
        }
        if (client.tasksWaiting() > 0) {
            feedIdle();
            if (client.tasksWaiting() > 0) {
                topUp();
            }
        }
        return client.tasksWaiting() == 0 ? recall() : Long.MAX_VALUE;
    }

    /// Takes back what has not begun. Asked for once: what is not given back then has begun since.
    private long takeBack() {
        for (Worker worker : crew.workers()) {
            if (worker.isReady() && worker.tasksInFlight() > 1 && !worker.isRecalling() && takenBack.add(worker)) {
                worker.recall(worker.tasksInFlight());
            }
        }
        return Long.MAX_VALUE;
    }

    private long handOutTogether() {
        for (Worker worker : crew.workers()) {
            Task task = takesTasks(worker) && worker.given() == 0 ? client.nextTask() : null;
            if (task != null) {
                worker.give(task, client);
            }
        }
        return Long.MAX_VALUE;
    }

    /// One for each who has none; who was busy last comes first, so that those who are not needed get a chance to
    /// leave.
    private void feedIdle() {
        if (!options.mayLeaveIdle()) {
            crew.workers().forEach(this::feedIfIdle);
            return;
        }
        List<Worker> warmFirst = crew.workers().stream()
                .sorted(Comparator.comparingLong(worker -> -worker.quietSince()))
                .toList();
        warmFirst.forEach(this::feedIfIdle);
    }

    private void feedIfIdle(Worker worker) {
        if (takesTasks(worker) && worker.tasksInFlight() == 0 && room(worker, 1) > 0) {
            Task task = client.nextTask();
            if (task != null) {
                worker.give(task, client);
            }
        }
    }

    /// In rounds while tasks are few, so that all get some; at once up to the depth when there are enough for all.
    private void topUp() {
        int depth = depth();
        for (Worker worker : crew.workers()) {
            if (!takesTasks(worker) || worker.tasksInFlight() > depth / 2 || worker.isFull()) {
                continue;
            }
            long share = (client.tasksWaiting() + crew.size() - 1) / Math.max(1, crew.size());
            int most = room(worker, (int) Math.min(depth, share + worker.tasksInFlight()));
            while (worker.tasksInFlight() < most && !worker.isFull()) {
                Task task = client.nextTask();
                if (task == null) {
                    return;
                }
                worker.give(task, client);
            }
        }
    }

    /// How many tasks it may have in flight: a depth, or less if it is to be replaced after a few more.
    private int room(Worker worker, int depth) {
        if (options.retireAfter() == 0) {
            return depth;
        }
        long left = options.retireAfter() - worker.given();
        return (int) Math.min(depth, worker.tasksInFlight() + left);
    }

    private long recall() {
        if (crew.workers().size() < 2 || crew.workers().stream().noneMatch(this::isIdle)) {
            return Long.MAX_VALUE;
        }
        Worker holder = mostLoaded();
        if (holder == null) {
            return Long.MAX_VALUE;
        }
        long quiet = clock.now() - holder.quietSince();
        if (quiet < SOON_NANOS) {
            return SOON_NANOS - quiet;
        }
        holder.recall(holder.tasksInFlight() / 2);
        return Long.MAX_VALUE;
    }

    private boolean isIdle(Worker worker) {
        return takesTasks(worker) && worker.tasksInFlight() == 0;
    }

    private @Nullable Worker mostLoaded() {
        return crew.workers().stream()
                .filter(worker -> worker.isReady() && worker.tasksInFlight() > 1 && !worker.isRecalling())
                .max(Comparator.comparingInt(Worker::tasksInFlight))
                .orElse(null);
    }
}
