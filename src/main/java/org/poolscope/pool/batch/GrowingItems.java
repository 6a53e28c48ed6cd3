package org.poolscope.pool.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.poolscope.workload.Items;

/// The items of a batch that come while it runs, cut into tasks. Only those that wait or run are in memory, and whoever
/// brings them waits while many do (back-pressure): there may be no end of them. For the pool's thread; [#awaitRoom],
/// [#label] and [#count] for any.
final class GrowingItems {

    /// So many wait at most: enough for any number of workers that take tiny ones.
    static final int ROOM = 4096;

    private final int chunk;
    private final Map<Long, Items.Names> tasks = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(ROOM);
    private volatile long count;
    private long size;
    private boolean closed;

    GrowingItems(int chunk) {
        this.chunk = chunk;
    }

    /// Waits until some more may come.
    ///
    /// @param items as many as [#ROOM] at most
    void awaitRoom(int items) throws InterruptedException {
        room.acquire(items);
    }

    void add(List<String> names) {
        for (int from = 0; from < names.size(); from += chunk) {
            List<String> part = names.subList(from, Math.min(names.size(), from + chunk));
            tasks.put(count, new Items.Names(part, size, size + part.size()));
            size += part.size();
            count++;
        }
    }

    /// No more will come.
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /// How many items have come.
    long size() {
        return size;
    }

    /// How many tasks they are.
    long count() {
        return count;
    }

    /// Those of a task that is given out for the first time.
    Items take(long task) {
        Items.Names items = tasks.get(task);
        if (items == null) {
            throw new IllegalStateException("task " + task + " has ended");
        }
        room.release((int) items.size());
        return items;
    }

    /// A task has ended, and comes no more.
    void forget(long task) {
        tasks.remove(task);
    }

    String label(long task) {
        Items items = tasks.get(task);
        return items == null ? "" : items.label();
    }
}
