package org.poolscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Workload;

/// Runs a workload's batch in this JVM, with real shared segments and a thread in place of every worker: what a
/// workload promises can be looked at without a pool. Pooled tasks are run last first, since no order is promised.
public final class LocalRun {

    private static final long PATIENCE_SECONDS = 60;

    private final Workload workload;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<ItemResult> results = new ArrayList<>();
    private final AtomicLong steps = new AtomicLong();
    private int workers = 2;
    private long chunk = 1;

    private LocalRun(Workload workload) {
        this.workload = workload;
    }

    public static LocalRun of(Workload workload) {
        return new LocalRun(workload);
    }

    public LocalRun with(String setting, Object value) {
        given.put(setting, value.toString());
        return this;
    }

    public LocalRun workers(int number) {
        workers = number;
        return this;
    }

    public LocalRun chunk(long items) {
        chunk = items;
        return this;
    }

    public Settings settings() {
        return Settings.parse(workload.parameters(), given);
    }

    public Batch batch() {
        return workload.batch(settings(), workers);
    }

    /// What the tasks said of single items, in the order they said it.
    public List<ItemResult> results() {
        return results;
    }

    /// How many steps all tasks have counted together.
    public long steps() {
        return steps.get();
    }

    /// What was said of one item, which may have been none of this run: then that fails.
    public String message(String item) {
        return results.stream().filter(result -> result.name().equals(item)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + item + " in " + results)).message();
    }

    /// Runs everything and sums it up.
    public Summary.Result run() throws Exception {
        Settings settings = settings();
        Batch batch = batch();
        Path directory = Files.createTempDirectory("local-run");
        try (Segments parent = Segments.in(directory); Segments worker = Segments.in(directory)) {
            batch.shared().forEach(spec -> spec.create(parent));
            Summary summary = workload.summary(settings);
            switch (batch.dispatch()) {
                case POOLED -> runPooled(batch.items(), workload.open(settings, worker), summary);
                case TOGETHER -> runTogether(batch.items(), settings, worker, summary);
            }
            return summary.finish(parent);
        } finally {
            Files.walk(directory).sorted(Collections.reverseOrder()).forEach(LocalRun::delete);
        }
    }

    private void runPooled(Items items, TaskBody body, Summary summary) throws Exception {
        long tasks = Math.ceilDiv(items.size(), chunk);
        for (long task = tasks - 1; task >= 0; task--) {
            Items slice = items.slice(task * chunk, Math.min(items.size(), (task + 1) * chunk));
            summary.add(slice, body.run(slice, new Log(slice.size(), results, steps)));
        }
        body.close();
    }

    private void runTogether(Items items, Settings settings, Segments shared, Summary summary) throws Exception {
        List<FutureTask<@Nullable Object>> tasks = new ArrayList<>();
        try (var threads = Executors.newCachedThreadPool()) {
            for (long i = 0; i < items.size(); i++) {
                Items slice = items.slice(i, i + 1);
                var task = new FutureTask<>(
                        () -> workload.open(settings, shared).run(slice, new Log(1, results, steps)));
                threads.execute(task);
                tasks.add(task);
            }
            try {
                for (int i = 0; i < tasks.size(); i++) {
                    summary.add(items.slice(i, i + 1), tasks.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            } finally {
                tasks.forEach(task -> task.cancel(true));
            }
        }
    }

    /// A log that holds a task to what it may say, for a body that is run by hand.
    public static TaskLog log(long items) {
        return new Log(items, new ArrayList<>(), new AtomicLong());
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Log implements TaskLog {

        private final long items;
        private final List<ItemResult> results;
        private final AtomicLong allSteps;
        private long done;
        private long steps;

        Log(long items, List<ItemResult> results, AtomicLong allSteps) {
            this.items = items;
            this.results = results;
            this.allSteps = allSteps;
        }

        @Override
        public void item(ItemResult result) {
            synchronized (results) {
                results.add(result);
            }
        }

        @Override
        public void progress(long itemsDone) {
            if (itemsDone < done || itemsDone > items) {
                throw new AssertionError("progress from " + done + " to " + itemsDone + " of " + items);
            }
            done = itemsDone;
        }

        @Override
        public void steps(long stepsDone) {
            if (stepsDone <= steps) {
                throw new AssertionError("steps from " + steps + " to " + stepsDone);
            }
            allSteps.addAndGet(stepsDone - steps);
            steps = stepsDone;
        }
    }
}
