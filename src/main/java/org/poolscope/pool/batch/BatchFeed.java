package org.poolscope.pool.batch;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Engine;
import org.poolscope.workload.ItemFeed;

/// Brings items into a batch that runs, by a thread of its own, since whoever writes them may take long.
public final class BatchFeed implements AutoCloseable {

    private final ItemFeed feed;
    private final GrowingItems items;
    private final BatchClient client;
    private final Engine engine;
    private @Nullable Thread thread;

    /// @param tasks of a batch that has a feed
    public BatchFeed(ItemFeed feed, BatchTasks tasks, BatchClient client, Engine engine) {
        this.feed = feed;
        this.items = tasks.growing();
        this.client = client;
        this.engine = engine;
    }

    public void start() {
        thread = Thread.ofPlatform().name("poolscope-items").daemon().start(this::bring);
    }

    private void bring() {
        String trouble = "";
        try {
            for (List<String> next = feed.next(); !next.isEmpty(); next = feed.next()) {
                for (int from = 0; from < next.size(); from += GrowingItems.ROOM) {
                    List<String> some = next.subList(from, Math.min(next.size(), from + GrowingItems.ROOM));
                    items.awaitRoom(some.size());
                    engine.post(() -> {
                        items.add(some);
                        client.came(some);
                    });
                }
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        } catch (InterruptedException _) {
            // The run has ended, and wants no more.
            return;
        }
        String why = trouble;
        engine.post(() -> end(why));
    }

    private void end(String trouble) {
        items.close();
        if (!trouble.isEmpty() && !client.finished().isDone()) {
            client.broken(trouble);
        }
        client.fed(feed.notes());
    }

    /// Ends the thread, unless it waits for somebody to write: then it takes what comes next along with it, and the end
    /// of the program is no later for it.
    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
