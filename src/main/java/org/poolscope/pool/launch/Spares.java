package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.cache.CacheSuspicion;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.pool.launch.jvm.WorkerJvm;
import org.poolscope.worker.WorkerMain;

/// Worker JVMs that stand by, a warm standby: started, warmed up, and waiting for a hand-over, so that a run need not
/// wait for a JVM. A thread of its own launches them and replaces those that were taken or have died.
///
/// What it takes to launch a JVM is what a run that has just begun needs for itself. So one that was taken is replaced
/// when all taken ones have ended, or after a while, whichever is first. Those of a batch are not replaced before: it
/// ends, and the one who watches it would see it slowed down for half a second.
///
/// Any thread may use it. Closing ends those that stand by; those that were taken belong to who took them.
public final class Spares extends SpareSource {

    private static final Duration UNDISTURBED = Duration.ofSeconds(5);
    private static final int MAX_FAILURES = 5;

    private final FleetSizing sizing;
    private final int count;
    private final boolean ofBatches;
    private final List<String> workloads;
    private final RunDirectory directory;
    private final WorkerJvm jvm;
    private final CacheSuspicion suspicion = new CacheSuspicion();
    private final Thread keeper;

    /// The keeper's own.
    private int launched;

    // Guarded by this.
    private final List<Spare> spares = new ArrayList<>();
    private int inUse;
    private final FailedStarts failures = new FailedStarts(200, 2, 5000);
    private long notBefore = System.nanoTime();
    private boolean closed;

    /// Begins to launch them; returns at once.
    ///
    /// @param sizing what all of them are started with
    /// @param count  how many to keep; none are by a static initializer in a worker
    /// @throws IOException if there is no `java` to launch, or no directory can be made for what they print
    public Spares(FleetSizing sizing, int count) throws IOException {
        this(sizing, count, false, List.of());
    }

    /// @param workloads the names of those that are rehearsed
    private Spares(FleetSizing sizing, int count, boolean ofBatches, List<String> workloads) throws IOException {
        this.sizing = sizing;
        this.ofBatches = ofBatches;
        this.workloads = workloads;
        this.count = Initializers.whyNot("spare").isPresent() ? 0 : count;
        this.directory = RunDirectory.create();
        try {
            this.jvm = WorkerJvm.of(sizing, JvmSetup.INHERITED, AotCache.optionsFor(JvmSetup.INHERITED),
                    directory.arguments());
        } catch (IOException e) {
            directory.close();
            throw e;
        }
        this.keeper = Thread.ofPlatform().name("poolscope-spares").daemon().priority(Thread.MIN_PRIORITY)
                .start(this::keep);
    }

    /// As many as a pool of a size has, with what such a pool starts its workers with. Begins to launch them; returns
    /// at once.
    ///
    /// @throws IOException as the constructor
    public static Spares forPool(int workers) throws IOException {
        return new Spares(FleetSizing.forWorkers(workers), workers);
    }

    /// The same for a part of the workers of a batch.
    ///
    /// @param most  how many to keep at most
    /// @param nicer by how many steps the batch's workers are nicer
    public static Spares forBatch(int workers, int most, int nicer) throws IOException {
        return new Spares(FleetSizing.forWorkers(workers).nicerBy(nicer), Math.min(workers, most), true, List.of());
    }

    /// The same for all workers of a batch of a workload, which they have rehearsed when they stand by.
    ///
    /// @param processes how many JVMs they are
    public static Spares forBatchOf(String workload, int workers, int processes, int nicer) throws IOException {
        return new Spares(FleetSizing.forWorkers(workers).nicerBy(nicer), processes, true, List.of(workload));
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public synchronized int standingBy() {
        return (int) spares.stream().filter(Spare::isStandingBy).count();
    }

    @Override
    synchronized @Nullable Spare take(FleetSizing wanted, JvmSetup setup) {
        if (closed || !wanted.equals(sizing) || !setup.isInherited()) {
            return null;
        }
        for (Spare spare : spares) {
            if (spare.isStandingBy()) {
                spares.remove(spare);
                inUse++;
                failures.succeeded(System.nanoTime());
                notBefore = System.nanoTime() + UNDISTURBED.toNanos();
                notifyAll();
                return spare;
            }
        }
        return null;
    }

    private void keep() {
        try {
            rehearse();
            while (awaitNeed()) {
                launch();
            }
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        } catch (IOException _) {
            // What cannot be made now, runs will find out about.
        }
    }

    /// Loads what taking one takes in this process, so that the first run need not.
    private void rehearse() throws IOException {
        WorkerLauncher.rehearse(directory);
        take(new FleetSizing(0, 0), JvmSetup.INHERITED);
    }

    /// Waits until one more is needed.
    ///
    /// @return false if none is needed any more
    private synchronized boolean awaitNeed() throws InterruptedException {
        while (!closed && failures.inARow() < MAX_FAILURES) {
            long nanos = notBefore - System.nanoTime();
            if (spares.size() >= count || ofBatches && inUse > 0) {
                wait();
            } else if (nanos > 0) {
                wait(Math.max(1, Duration.ofNanos(nanos).toMillis()));
            } else {
                return true;
            }
        }
        return false;
    }

    /// What cannot be launched in the end, runs will find out about.
    private void launch() {
        try {
            Spare spare = started();
            synchronized (this) {
                spares.add(spare);
            }
            Thread.ofPlatform().name("poolscope-spare-" + spare.process().pid()).daemon().start(() -> awaitExit(spare));
        } catch (IOException | OutOfMemoryError e) {
            // The latter is said of a thread that is not to be had; then the spare is ended with those that stand by.
            failed();
        }
    }

    private Spare started() throws IOException {
        String name = "spare-" + ++launched;
        var rehearsal = directory.rehearsal(name);
        var temporary = directory.temporary(name);
        boolean cached = jvm.usesCache();
        String[] mode = Stream.concat(Stream.of(WorkerMain.STAND_BY, rehearsal.toString()), workloads.stream())
                .toArray(String[]::new);
        Process process = jvm.start(temporary, directory.stdout(name), directory.stderr(name), mode);
        return new Spare(process, rehearsal, temporary, directory.stdout(name), directory.stderr(name), cached);
    }

    private synchronized void failed() {
        failures.failed(System.nanoTime());
        notBefore = System.nanoTime() + Duration.ofMillis(failures.pauseMillis()).toNanos();
        notifyAll();
    }

    /// By a thread of our own, for the reason that the pool's engine gives.
    private void awaitExit(Spare spare) {
        try {
            spare.process().waitFor();
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
        exited(spare);
        directory.delete(spare.temporary());
    }

    private void exited(Spare spare) {
        if (stoodBy(spare)) {
            // It may be dead of its cache, which is not looked at while others wait for us.
            if (spare.cached() && Files.exists(spare.rehearsal()) && suspicion.died(false, AotCache::wasDamaged)) {
                jvm.dropCache();
            }
            failed();
        }
    }

    /// @return whether nobody has taken the one that has ended
    private synchronized boolean stoodBy(Spare ended) {
        boolean stoodBy = spares.remove(ended);
        if (!stoodBy && --inUse == 0) {
            notBefore = System.nanoTime();
            notifyAll();
        }
        return stoodBy;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            keeper.join();
            for (Spare spare : left()) {
                spare.process().destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        directory.close();
    }

    private synchronized List<Spare> left() {
        return List.copyOf(spares);
    }
}
