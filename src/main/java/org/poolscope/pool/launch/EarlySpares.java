package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.pool.launch.jvm.WorkerJvm;
import org.poolscope.worker.WorkerMain;

/// Worker JVMs that are launched before it is known what for, since to find that out, of a command line, takes as long
/// as a JVM takes to start. Unlike [Spares] they are on their way while others are: they rehearse little or nothing,
/// are taken before they have, and what they take for that counts as their run's.
public final class EarlySpares extends SpareSource {

    private static final String NAME = "early";

    private final Thread launcher;

    // The launcher's, until that has ended; then guarded by this.
    private @Nullable FleetSizing sizing;
    private @Nullable RunDirectory directory;
    private final Deque<Spare> spares = new ArrayDeque<>();

    /// What to launch.
    ///
    /// @param workload what they rehearse the first tasks of; empty for nothing, which is faster where there are as
    ///                 many of them as processors, and this process needs one, too
    /// @param count    how many
    /// @param workers  how many there are to be in their pool
    /// @param nicer    by how many steps they are nicer
    /// @param options  of the JVMs, which may do without
    public record Wanted(Optional<String> workload, int count, int workers, int nicer, List<String> options) {}

    /// Begins to launch them; returns at once. That they cannot be launched the run finds out that is to take them.
    ///
    /// @param wanted asked on a thread of its own, since that may take a while; empty for none
    public EarlySpares(Supplier<Optional<Wanted>> wanted) {
        this.launcher = Thread.ofPlatform().name("poolscope-early").daemon()
                .start(() -> wanted.get().ifPresent(this::launch));
    }

    private void launch(Wanted wanted) {
        try {
            FleetSizing its = FleetSizing.forWorkers(wanted.workers()).nicerBy(wanted.nicer());
            sizing = its;
            RunDirectory made = RunDirectory.createUnswept().closedAtExit();
            directory = made;
            WorkerJvm jvm = WorkerJvm.of(its, JvmSetup.INHERITED, AotCache.optionsFor(JvmSetup.INHERITED),
                    made.arguments());
            for (int number = 1; number <= wanted.count(); number++) {
                spares.add(launch(jvm, NAME + number, wanted, made));
            }
        } catch (IOException | OutOfMemoryError _) {
            // The run launches them itself, and is told why that cannot be.
        }
    }

    private static Spare launch(WorkerJvm jvm, String name, Wanted wanted, RunDirectory made) throws IOException {
        Path temporary = made.temporary(name);
        Path rehearsal = made.rehearsal(name);
        boolean cached = jvm.usesCache();
        String[] mode = wanted.workload()
                .map(workload -> new String[] {WorkerMain.EARLY, rehearsal.toString(), workload})
                .orElseGet(() -> new String[] {WorkerMain.WORK});
        Process process = jvm.start(wanted.options(), temporary, made.stdout(name), made.stderr(name), mode);
        return new Spare(process, rehearsal, temporary, made.stdout(name), made.stderr(name), cached);
    }

    /// @return whether they have been launched, or could not be
    private boolean awaitLaunch() {
        try {
            launcher.join();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized int count() {
        return awaitLaunch() ? spares.size() : 0;
    }

    @Override
    public synchronized int standingBy() {
        return awaitLaunch() ? (int) spares.stream().filter(spare -> spare.process().isAlive()).count() : 0;
    }

    /// Waits until all are launched.
    @Override
    synchronized @Nullable Spare take(FleetSizing wanted, JvmSetup setup) {
        if (!awaitLaunch() || !wanted.equals(sizing) || !setup.isInherited()) {
            return null;
        }
        Spare taken = spares.poll();
        while (taken != null && !taken.process().isAlive()) {
            taken = spares.poll();
        }
        return taken;
    }

    @Override
    public synchronized void close() {
        try {
            if (awaitLaunch()) {
                spares.forEach(spare -> spare.process().destroyForcibly());
                for (Spare spare : spares) {
                    spare.process().waitFor();
                }
                spares.clear();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
