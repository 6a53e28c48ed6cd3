package org.poolscope.pool.batch;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.run.ItemPaths;
import org.poolscope.workload.run.RunConfiguration;

/// Looks how large the inputs of a batch are, once for each item and on a thread of its own while the run is on: a disk
/// may take its time, and how long the rest takes is foretold without that meanwhile. Of very many it looks at
/// some, at equal distances; and at no more than a few if these are made from no files at all.
public final class InputLook implements AutoCloseable {

    /// At the files of so many items at most it is looked.
    static final int MOST = 16_384;

    /// Of so many tasks some must have files, or nobody looks at the others.
    static final int FIRST = 64;

    /// What a smaller part of all tasks has nothing is told of.
    private static final double LEAST_PART = 0.9;

    private static final long PATIENCE_MILLIS = 200;

    private final BatchTasks tasks;
    private final ItemPaths paths;
    private final RunClock clock;
    private final Consumer<Telemetry> listener;
    private final @Nullable Thread thread;
    private volatile boolean closed;

    /// @param listener told of it, by the thread of this, and not after [#close]
    public InputLook(RunConfiguration configuration, Batch batch, BatchTasks tasks, RunClock clock,
                     Consumer<Telemetry> listener) {
        this.tasks = tasks;
        this.clock = clock;
        this.listener = listener;
        paths = ItemPaths.of(configuration);
        boolean tells = batch.dispatch() == Batch.Dispatch.POOLED && batch.steps().isEmpty() && tasks.named() > 0;
        thread = tells ? Thread.ofPlatform().name("poolscope-inputs").daemon().unstarted(this::lookAtAll) : null;
    }

    /// Begins to look. Returns at once.
    public void start() {
        if (thread != null) {
            thread.start();
        }
    }

    private void lookAtAll() {
        look().ifPresent(sizes -> {
            synchronized (this) {
                if (!closed) {
                    listener.accept(sizes);
                }
            }
        });
    }

    /// What it finds; empty if that tells nothing.
    Optional<Telemetry.InputSizes> look() {
        long count = tasks.named();
        long step = count == 0 ? 1 : (tasks.size() + MOST - 1) / MOST;
        // Those of a batch whose order is drawn have any numbers.
        var sizes = new TreeMap<Long, Long>();
        int found = 0;
        for (long place = 0; place < count && !closed; place += step) {
            long bytes = bytes(tasks.names(place));
            sizes.put(tasks.number(place), bytes);
            found += bytes > 0 ? 1 : 0;
            if (found == 0 && sizes.size() >= FIRST) {
                return Optional.empty();
            }
        }
        return closed || found < LEAST_PART * sizes.size() || found == 0 ? Optional.empty()
                : Optional.of(new Telemetry.InputSizes(clock.now(), List.copyOf(sizes.keySet()),
                        List.copyOf(sizes.values()), (double) count / sizes.size()));
    }

    private long bytes(List<String> names) {
        long sum = 0;
        for (String name : names) {
            sum += paths.input(name, "").map(file -> file.toFile().length()).orElse(0L);
        }
        return sum;
    }

    /// Looks at nothing more, and tells nothing any more. A file system that does not answer is not waited for.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            if (thread != null) {
                thread.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
