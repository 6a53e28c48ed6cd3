package org.poolscope.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// One run of the [Verbs] workload in real workers, with everything that was told of it.
final class Scenario implements AutoCloseable {

    /// Workers of low priority start only while others leave them a processor.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<Telemetry> heard = new ArrayList<>();
    private final BatchRun run;

    private Scenario(RunConfiguration configuration, @Nullable SpareWorkers spares) throws IOException {
        run = BatchRun.start(configuration, this::hear, spares);
    }

    static Scenario pooled(int workers, String... verbs) throws IOException {
        return of(configuration(workers, Map.of("verbs", String.join(";", verbs))));
    }

    static Scenario together(int workers, String... verbs) throws IOException {
        return of(configuration(workers, Map.of("verbs", String.join(";", verbs), "dispatch", "together")));
    }

    static Scenario of(RunConfiguration configuration) throws IOException {
        return of(configuration, null);
    }

    static Scenario of(RunConfiguration configuration, @Nullable SpareWorkers spares) throws IOException {
        return new Scenario(configuration, spares);
    }

    static RunConfiguration configuration(int workers, Map<String, String> settings) {
        return new RunConfiguration("verbs", Settings.parse(Workloads.named("verbs").parameters(), settings),
                new PoolOptions(workers, OptionalInt.empty(), PoolOptions.MAX_BEATS_PER_SECOND));
    }

    private synchronized void hear(Telemetry telemetry) {
        heard.add(telemetry);
        notifyAll();
    }

    /// The report, waited for.
    RunReport report() {
        try {
            return run.report().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new AssertionError("the run did not end in " + PATIENCE + "; heard: " + heard(), e);
        }
    }

    void stop() {
        run.stop();
    }

    BatchRun run() {
        return run;
    }

    /// The first telemetry of a type that fits, waited for.
    synchronized <T extends Telemetry> T await(Class<T> type, Predicate<T> fits) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < heard.size(); seen++) {
                if (type.isInstance(heard.get(seen)) && fits.test(type.cast(heard.get(seen)))) {
                    return type.cast(heard.get(seen));
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no such " + type.getSimpleName() + " in " + PATIENCE + "; heard: " + heard);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized <T extends Telemetry> List<T> all(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    synchronized List<Telemetry> heard() {
        return List.copyOf(heard);
    }

    /// Those of the run's processes that are alive.
    List<Long> alive() {
        return pids().filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()).toList();
    }

    private Stream<Long> pids() {
        return all(Telemetry.WorkerStarted.class).stream().map(Telemetry.WorkerStarted::pid);
    }

    @Override
    public void close() {
        run.stop();
        report();
    }
}
