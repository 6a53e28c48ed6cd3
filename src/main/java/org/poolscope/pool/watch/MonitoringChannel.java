package org.poolscope.pool.watch;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.process.usage.system.CpuClock;
import org.poolscope.protocol.ParentPage;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WaitCycle;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.SharedSpec;

/// Watches a run from outside: reads every worker's telemetry page and every named shared object several times a
/// second, straight from memory. Workers are not asked and do not notice.
public final class MonitoringChannel implements AutoCloseable {

    private final RunClock clock;
    private final long periodNanos;
    private final SharedWatch shared;
    private boolean anyShared;
    private Optional<WaitCycle> lastCycle = Optional.empty();
    private volatile Optional<WaitCycle> deadlock = Optional.empty();
    private final LongFunction<String> labels;
    private final Consumer<Telemetry> listener;
    private final Map<Integer, LaunchedWorker> watched = new ConcurrentSkipListMap<>();

    /// The latest processor time known of each process, from the kernel or from its page.
    private final Map<Process, CpuReading> cpuReadings = new ConcurrentHashMap<>();
    /// Completed when the thread ends, and before it starts.
    private volatile CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private final Thread thread = Thread.ofPlatform().name("poolscope-monitor").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile @Nullable CpuClock cpuClock;

    /// @param shared   the shared objects that the run was begun with
    /// @param segments the directory of all of them
    /// @param labels   names the items of a task
    /// @param listener told of every sample, on this channel's thread
    public MonitoringChannel(RunClock clock, int beatsPerSecond, List<SharedSpec> shared, Path segments,
                      LongFunction<String> labels, Consumer<Telemetry> listener) {
        this.clock = clock;
        this.periodNanos = 1_000_000_000L / beatsPerSecond;
        this.shared = new SharedWatch(segments, shared);
        this.labels = labels;
        this.listener = listener;
    }

    public void start() {
        ended = new CompletableFuture<>();
        thread.start();
    }

    /// Begins to watch a worker, in place of the one that had its number before.
    public void watch(LaunchedWorker worker) {
        watched.put(worker.number(), worker);
    }

    public void unwatch(LaunchedWorker worker) {
        watched.remove(worker.number(), worker);
    }

    private void run() {
        try {
            watchAll();
        } finally {
            ended.complete(null);
        }
    }

    private void watchAll() {
        var threads = ManagementFactory.getThreadMXBean();
        boolean looked = false;
        long next = System.nanoTime();
        while (!closed) {
            try {
                // To link it takes a program that has just started a twentieth of a second.
                if (!looked && watched.values().stream().anyMatch(worker -> !worker.sharesProcess())) {
                    looked = true;
                    cpuClock = CpuClock.find().orElse(null);
                }
                watched.values().forEach(this::readProcessorTime);
                sample();
                listener.accept(new Telemetry.ObserverCost(clock.now(), threads.getCurrentThreadCpuTime()));
            } catch (OutOfMemoryError _) {
                // One sample less; want of memory passes.
            }
            next += periodNanos;
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                // Late, as after a suspend: go on from here and do not make up for what was missed.
                next = System.nanoTime();
            }
        }
    }

    /// Nobody can tell any more once the process is gone, so whoever sees that it is about to go asks once more: what
    /// it says itself counts in steps of 10 ms. Of a process that several have each tells its share. From any thread.
    public void readProcessorTime(LaunchedWorker worker) {
        CpuClock of = cpuClock;
        if (of != null && !worker.sharesProcess()) {
            note(worker, CpuReading.of(worker, clock.now(), of.nanos(worker.pid())));
        }
    }

    /// Processor time and the moment it was read at. Worker and monitor sample at their own pace: dated by anything but
    /// that moment, a steady load would be 50 % of a core in one beat and 150 % in the next.
    private record CpuReading(long nanos, long cpuNanos) {
        /// What a process had used while it stood by is no run's.
        static CpuReading of(LaunchedWorker worker, long nanos, long cpuNanos) {
            return new CpuReading(nanos, Math.max(0, cpuNanos - worker.cpuNanos()));
        }

        /// The later of both. A process's own last word counts in coarser steps than the kernel's clock, and may say
        /// less.
        static CpuReading later(CpuReading one, CpuReading other) {
            return new CpuReading(Math.max(one.nanos, other.nanos), Math.max(one.cpuNanos, other.cpuNanos));
        }
    }

    private CpuReading note(LaunchedWorker worker, CpuReading reading) {
        return cpuReadings.merge(worker.process(), reading, CpuReading::later);
    }

    private void sample() {
        for (LaunchedWorker worker : watched.values()) {
            ParentPage.Reading reading = worker.page().read();
            if (reading != null) {
                listener.accept(beat(worker, reading));
            }
        }
        sampleShared();
    }

    /// What a page said, as a beat of the moment at which the processor time was read.
    public Telemetry.Beat beat(LaunchedWorker worker, ParentPage.Reading reading) {
        var use = reading.use();
        String label = reading.task() < 0 ? "" : labels.apply(reading.task());
        long sampled = use.sampledNanos() == 0 ? clock.now() : clock.since(use.sampledNanos());
        CpuReading cpu = note(worker, CpuReading.of(worker, sampled, use.cpuNanos()));
        ProgramUse programs = reading.programs();
        // That of programs has a moment of its own, and is most of what such a worker uses.
        long moment = programs.nanos() == 0 ? cpu.nanos() : clock.since(programs.nanos());
        return new Telemetry.Beat(moment, worker.number(), worker.pid(),
                reading.phase(), reading.task(), label, clock.since(reading.taskStartNanos()), reading.tasksDone(),
                reading.tasksFailed(), reading.itemsDone(), reading.itemsOfTask(), reading.stepsDone(),
                cpu.cpuNanos() + programs.cpuNanos(), use.heapBytes(), use.rssBytes(), use.gcCount(), use.gcNanos(),
                use.threads(), programs);
    }

    private void sampleShared() {
        List<SharedValue> values = shared.read();
        // None once, to say that the last one is gone.
        if (!values.isEmpty() || anyShared) {
            listener.accept(new Telemetry.SharedSample(clock.now(), values));
        }
        anyShared = !values.isEmpty();
        Optional<WaitCycle> cycle = WaitCycle.find(values);
        // In one sample alone it may be that the locks were read at different moments.
        if (cycle.isPresent() && cycle.equals(lastCycle)) {
            deadlock = cycle;
        }
        lastCycle = cycle;
    }

    /// That threads were seen waiting for each other, in words; empty if none were.
    public Optional<String> deadlock() {
        return deadlock.map(cycle -> "a deadlock: " + cycle.processes() + " processes waited for each other, at "
                + cycle.links().stream().map(WaitCycle.Link::waitsFor).collect(Collectors.joining(", ")));
    }

    /// Takes a last sample of the shared objects and ends the thread; it has ended when this returns.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        ended.join();
        sampleShared();
        shared.close();
    }
}
