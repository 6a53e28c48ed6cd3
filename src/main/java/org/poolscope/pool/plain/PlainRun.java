package org.poolscope.pool.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.batch.BatchTasks;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Place;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// One batch by threads of this JVM. What goes wrong in a task fails its items; nothing is tried again, and nothing is
/// told while it runs. [#run] is for one thread; [#stop] for any.
public final class PlainRun {

    /// What it is called where it is refused.
    private static final String FIELD = "baseline";

    private final RunConfiguration configuration;
    private final int threads;
    private final Workload workload;
    private final Settings settings;
    private final Batch batch;
    private final Summary summary;
    private final int chunk;

    // Guarded by this.
    private final List<Thread> crew = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long next;
    private long succeeded;
    private long failed;
    private boolean stopped;

    /// @param batch   as it was planned
    /// @param threads how many do its tasks
    /// @throws InvalidSettingException if it cannot be run without a pool
    public PlainRun(RunConfiguration configuration, Batch batch, int threads) {
        this.configuration = configuration;
        this.threads = threads;
        this.workload = Workloads.named(configuration.workload());
        this.settings = configuration.settings();
        this.batch = batch;
        requirePossible();
        this.summary = workload.summary(settings);
        this.chunk = batch.items() instanceof Items.Chosen ? 1 : configuration.pool().chunk().orElse(batch.chunk()
                .orElse(BatchTasks.automaticChunk(batch.items().size(), threads)));
    }

    /// Looks whether a batch can be run so.
    ///
    /// @throws InvalidSettingException if not, or if the settings cannot be run at all
    public static void requirePossible(RunConfiguration configuration) {
        Batch batch = Workloads.named(configuration.workload())
                .batch(configuration.settings(), configuration.pool().workers());
        Objects.requireNonNull(new PlainRun(configuration, batch, 1));
    }

    private void requirePossible() {
        if (workload.sharesProcess(settings)) {
            throw new InvalidSettingException(FIELD, "does not go with '" + workload.name()
                    + "', whose items are programs and no work of a JVM; leave it out");
        }
        if (batch.dispatch() == Batch.Dispatch.TOGETHER || !batch.shared().isEmpty()) {
            throw new InvalidSettingException(FIELD, "does not go with '" + workload.name()
                    + "', whose parts are processes that share objects; leave it out");
        }
    }

    /// Runs it.
    ///
    /// @throws IOException if there is no room for temporary files
    public RunReport run() throws IOException {
        Path temporary = Files.createTempDirectory("poolscope-plain");
        long begun = System.nanoTime();
        try (Segments segments = Segments.create()) {
            List<Thread> all = IntStream.rangeClosed(1, threads).mapToObj(number -> Thread.ofPlatform().daemon()
                    .name("plain-" + number).unstarted(() -> work(segments, place(number, temporary)))).toList();
            begin(all);
            all.forEach(PlainRun::await);
            return report(segments, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Place place(int number, Path temporary) {
        return new Place(number, temporary, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    private synchronized void begin(List<Thread> all) {
        crew.addAll(all);
        if (!stopped) {
            all.forEach(Thread::start);
        }
    }

    /// Ends it early; what has begun is interrupted.
    public synchronized void stop() {
        stopped = true;
        crew.forEach(Thread::interrupt);
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Segments segments, Place place) {
        try {
            TaskBody body = workload.open(settings, segments, place);
            for (Items items = take(); items != null; items = take()) {
                work(body, items);
            }
            body.close();
        } catch (Throwable e) {
            problem(e);
        }
    }

    private void work(TaskBody body, Items items) {
        var log = new Log();
        try {
            done(items, body.run(items, log), log.failed);
        } catch (Throwable e) {
            synchronized (this) {
                failed += items.size();
            }
            problem(e);
        }
    }

    private synchronized @Nullable Items take() {
        long from = next * chunk;
        if (stopped || from >= batch.items().size()) {
            return null;
        }
        next++;
        return batch.items().slice(from, Math.min(batch.items().size(), from + chunk));
    }

    private synchronized void done(Items items, @Nullable Object value, long failures) {
        summary.add(items, value);
        failed += failures;
        succeeded += items.size() - failures;
    }

    private synchronized void problem(Throwable e) {
        if (problems.size() < RunReport.MAX_ITEM_PROBLEMS) {
            problems.add(e.toString());
        }
    }

    private synchronized RunReport report(Segments segments, Duration wall) {
        long all = batch.items().size();
        Outcome outcome = stopped ? Outcome.STOPPED : succeeded + failed < all ? Outcome.BROKEN : Outcome.COMPLETED;
        Summary.Result result = outcome == Outcome.COMPLETED ? summary.finish(segments)
                : new Summary.Result(Map.of(), "");
        return new RunReport(configuration, outcome, all, succeeded, failed, wall, result.values(), result.digest(),
                List.of(), problems, result.cautions(), Optional.empty());
    }

    /// Counts the items that failed, and keeps nothing else.
    private static final class Log implements TaskLog {

        private long failed;

        @Override
        public void item(ItemResult result) {
            failed += result.success() ? 0 : 1;
        }

        @Override
        public void progress(long itemsDone) {
            // Nobody watches.
        }
    }
}
