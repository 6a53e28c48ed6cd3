package org.poolscope.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.poolscope.bench.Figure;
import org.poolscope.call.CallOptions;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.WorkerPool;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What it costs to watch: the same work, prime numbers in tasks of some ten milliseconds, by eight workers for ten
/// seconds that begin when all of them have long been compiled; as a run that is watched ten times a second, and in a
/// pool that nobody watches.
final class ObserverRun {

    private static final int WORKERS = 8;
    private static final int BEATS_PER_SECOND = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Workload PRIMES = Workloads.named("primes");
    private static final long FROM = 1_000_000_000L;
    private static final int CHUNK = 20_000;
    private static final long TASKS = 1_000_000;

    private ObserverRun() {}

    static List<Figure> watched() throws Exception {
        var items = new AtomicLong();
        var monitorNanos = new AtomicLong();
        var configuration = new RunConfiguration("primes", settings(FROM, FROM + CHUNK * TASKS),
                new PoolOptions(WORKERS, OptionalInt.of(CHUNK), BEATS_PER_SECOND));
        try (BatchRun _ = BatchRun.start(configuration, telemetry -> {
            switch (telemetry) {
                case Telemetry.Completion completion -> items.addAndGet(completion.items());
                case Telemetry.ObserverCost cost -> monitorNanos.set(cost.cpuNanos());
                default -> { }
            }
        })) {
            Thread.sleep(WARM_UP);
            Reading before = Reading.take(items, monitorNanos);
            Thread.sleep(MEASURED);
            Reading after = Reading.take(items, monitorNanos);
            return List.of(after.rateSince(before), after.parentSince(before), after.monitorSince(before));
        }
    }

    static List<Figure> unobserved() throws Exception {
        var items = new AtomicLong();
        try (var pool = WorkerPool.ofSize(WORKERS)) {
            Thread reader = Thread.ofPlatform().daemon().start(() -> work(pool, items));
            Thread.sleep(WARM_UP);
            Reading before = Reading.take(items, new AtomicLong());
            Thread.sleep(MEASURED);
            Reading after = Reading.take(items, new AtomicLong());
            reader.interrupt();
            pool.terminate();
            return List.of(after.rateSince(before), after.parentSince(before));
        }
    }

    private static void work(WorkerPool pool, AtomicLong items) {
        Iterable<Long> tasks = () -> LongStream.range(0, TASKS).iterator();
        try (var done = pool.imapUnordered(ObserverRun::task, tasks, CallOptions.DEFAULT.withBuffer(WORKERS * 4))) {
            while (!Thread.interrupted()) {
                done.next();
                items.addAndGet(CHUNK);
            }
        } catch (RuntimeException _) {
            // The pool was terminated, since the time is over.
        }
    }

    /// One task of the run, by the workload's own code.
    private static Object task(long number) throws Exception {
        long from = FROM + number * CHUNK;
        try (Segments none = Segments.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            TaskBody body = PRIMES.open(settings(from, from + CHUNK), none);
            Object value = body.run(new Items.Range(from, from + CHUNK), new Silent());
            return value == null ? "" : ((Map<?, ?>) value).get("count");
        }
    }

    private static Settings settings(long from, long to) {
        return Settings.parse(PRIMES.parameters(), Map.of("from", Long.toString(from), "to", Long.toString(to)));
    }

    /// Nobody listens.
    private record Silent() implements TaskLog {
        @Override
        public void item(ItemResult result) {}

        @Override
        public void progress(long itemsDone) {}
    }

    /// What had been done and used at one moment.
    private record Reading(long nanos, long items, long parentNanos, long monitorNanos) {

        static Reading take(AtomicLong items, AtomicLong monitorNanos) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Reading(System.nanoTime(), items.get(), system.getProcessCpuTime(), monitorNanos.get());
        }

        Figure rateSince(Reading before) {
            return Figure.rate("items", items - before.items, nanos - before.nanos);
        }

        Figure parentSince(Reading before) {
            return new Figure("parent's CPU", "%", 100.0 * (parentNanos - before.parentNanos) / (nanos - before.nanos));
        }

        Figure monitorSince(Reading before) {
            return new Figure(
                    "monitor's CPU", "%", 100.0 * (monitorNanos - before.monitorNanos) / (nanos - before.nanos));
        }
    }
}
