package org.poolscope.pool.engine;

import java.util.List;

/// How many workers an engine has use for: scaling on demand. One that is not lazy wants all its workers; a lazy one,
/// one for each waiting task that nobody idle, and nobody who is on the way, is going to take. For the pool's thread.
final class Demand {

    private final EngineOptions options;
    private final EngineClient client;
    private final NanoClock clock;

    Demand(EngineOptions options, EngineClient client, NanoClock clock) {
        this.options = options;
        this.client = client;
        this.clock = clock;
    }

    boolean isForMore(List<Worker> workers) {
        if (!options.lazy()) {
            return true;
        }
        long available = workers.stream()
                .filter(worker -> worker.state() != WorkerState.LEAVING && worker.tasksInFlight() == 0)
                .count();
        return client.tasksWaiting() + stuck(workers, clock.now()) > available;
    }

    /// How many tasks are queued behind others that may take long.
    private static long stuck(List<Worker> workers, long now) {
        return workers.stream()
                .filter(worker -> worker.tasksInFlight() > 1 && now - worker.quietSince() >= Dispatcher.SOON_NANOS)
                .mapToLong(worker -> worker.tasksInFlight() - 1)
                .sum();
    }

    /// @return after how many nanoseconds there may be more of it, if nothing happens
    long untilMore(List<Worker> workers) {
        if (!options.lazy()) {
            return Long.MAX_VALUE;
        }
        long now = clock.now();
        return workers.stream()
                .filter(worker -> worker.tasksInFlight() > 1)
                .mapToLong(worker -> Dispatcher.SOON_NANOS - (now - worker.quietSince()))
                .filter(left -> left > 0)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
