package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.pool.launch.jvm.WorkerJvm;
import org.poolscope.worker.WorkerMain;

/// One worker JVM that is launched before it is known what for, since to find that out, of a command line, takes as
/// long as a JVM takes to start. Unlike [Spares] it is on its way while others are: it rehearses little, is taken
/// before it has, and what it takes for that counts as its run's.
public final class EarlySpare extends SpareSource {

    private static final String NAME = "early";

    private final String workload;
    private final int workers;
    private final int nicer;
    private final List<String> options;
    private final Thread launcher;

    // The launcher's, until that has ended; then guarded by this.
    private @Nullable FleetSizing sizing;
    private @Nullable RunDirectory directory;
    private @Nullable Spare spare;

    /// Begins to launch it; returns at once. That it cannot be launched the run finds out that is to take it.
    ///
    /// @param workload what it rehearses the first tasks of
    /// @param workers how many there are to be in its pool
    /// @param nicer   by how many steps they are nicer
    /// @param options of the JVM, which may do without
    public EarlySpare(String workload, int workers, int nicer, List<String> options) {
        this.workload = workload;
        this.workers = workers;
        this.nicer = nicer;
        this.options = options;
        this.launcher = Thread.ofPlatform().name("poolscope-early").daemon().start(this::launch);
    }

    private void launch() {
        try {
            FleetSizing its = FleetSizing.forWorkers(workers).nicerBy(nicer);
            sizing = its;
            RunDirectory made = RunDirectory.createUnswept().closedAtExit();
            directory = made;
            WorkerJvm jvm = WorkerJvm.of(its, JvmSetup.INHERITED, AotCache.optionsFor(JvmSetup.INHERITED),
                    made.arguments());
            Path temporary = made.temporary(NAME);
            Path rehearsal = made.rehearsal(NAME);
            boolean cached = jvm.usesCache();
            Process process = jvm.start(options, temporary, made.stdout(NAME), made.stderr(NAME),
                    WorkerMain.EARLY, rehearsal.toString(), workload);
            spare = new Spare(process, rehearsal, temporary, made.stdout(NAME), made.stderr(NAME), cached);
        } catch (IOException | OutOfMemoryError _) {
            // The run launches one itself, and is told why that cannot be.
        }
    }

    /// @return whether it has been launched, or could not be
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
    public int count() {
        return 1;
    }

    @Override
    public synchronized int standingBy() {
        return awaitLaunch() && spare != null && spare.process().isAlive() ? 1 : 0;
    }

    /// Waits until it is launched.
    @Override
    synchronized @Nullable Spare take(FleetSizing wanted, JvmSetup setup) {
        if (standingBy() == 0 || !wanted.equals(sizing) || !setup.equals(JvmSetup.INHERITED)) {
            return null;
        }
        Spare taken = spare;
        spare = null;
        return taken;
    }

    @Override
    public synchronized void close() {
        try {
            if (awaitLaunch() && spare != null) {
                spare.process().destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
