package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.cache.CacheSuspicion;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.pool.launch.jvm.WorkerJvm;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.WorkerBootstrap;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.worker.WorkerMain;

/// Launches the workers of one run: a JVM, a page for it, and the hand-over that makes it a worker of this run.
public final class WorkerLauncher implements Launcher {

    private static final int TOKEN_BYTES = 32;

    private final RunDirectory directory;
    private final FleetSizing sizing;
    private final JvmSetup setup;
    private final WorkerJvm jvm;
    private final @Nullable SpareSource spares;
    private final int beatsPerSecond;
    private final ProcessIdentity parent = ProcessIdentity.current();
    private final SecureRandom random = new SecureRandom();

    private final CacheSuspicion suspicion = new CacheSuspicion();

    /// A launcher that starts a JVM for every worker.
    ///
    /// @throws IOException if there is no `java` to launch, or the argument file cannot be written
    public WorkerLauncher(RunDirectory directory, FleetSizing sizing, int beatsPerSecond) throws IOException {
        this(directory, sizing, beatsPerSecond, null);
    }

    /// The same, with spares to take workers from as long as there are any that fit.
    public WorkerLauncher(RunDirectory directory, FleetSizing sizing, int beatsPerSecond, @Nullable SpareSource spares)
            throws IOException {
        this(directory, sizing, JvmSetup.INHERITED, beatsPerSecond, spares);
    }

    /// The same, for JVMs that are set up as a user has chosen.
    public WorkerLauncher(RunDirectory directory, FleetSizing sizing, JvmSetup setup, int beatsPerSecond,
                          @Nullable SpareSource spares) throws IOException {
        this.directory = directory;
        this.sizing = sizing;
        this.setup = setup;
        this.beatsPerSecond = beatsPerSecond;
        this.spares = spares;
        this.jvm = WorkerJvm.of(sizing, setup, AotCache.optionsFor(setup), directory.arguments());
    }

    /// Does in vain what a launch from a spare takes in this process, so that the first one finds it loaded.
    ///
    /// @param directory where to, for a while
    static void rehearse(RunDirectory directory) throws IOException {
        String name = RunDirectory.worker(0, 0);
        Path page = directory.page(name);
        try (ParentPage made = ParentPage.create(page)) {
            made.read();
            new WorkerBootstrap(token(new SecureRandom()), 0, directory.socket(), page, directory.segments(),
                    directory.temporary(name), 0, directory.stdout(name), directory.stderr(name), false, 0, 0, 1)
                    .bytes();
        } finally {
            Files.deleteIfExists(page);
        }
    }

    /// Launches one worker. Takes a few milliseconds, and with a spare well under one.
    @Override
    public LaunchedWorker launch(int number, int restarts, Consumer<LaunchedWorker> ended) throws IOException {
        LaunchedWorker worker = launch(number, restarts);
        try {
            awaitEnd(worker, ended);
        } catch (OutOfMemoryError e) {
            worker.bury();
            tidy(worker);
            throw new IOException("no thread can be had that waits for a worker's end: " + e.getMessage(), e);
        }
        return worker;
    }

    /// By a thread of our own, and a platform thread: `Process.onExit` completes on the common pool, a virtual thread
    /// runs on carriers, and whoever keeps those busy in this JVM would keep us from noticing deaths.
    private static void awaitEnd(LaunchedWorker worker, Consumer<LaunchedWorker> ended) {
        Thread.ofPlatform().name("poolscope-exit-" + worker.pid()).daemon().start(() -> {
            try {
                worker.awaitEnd();
            } catch (InterruptedException _) {
                // Nobody has this thread to interrupt it.
            } finally {
                ended.accept(worker);
            }
        });
    }

    /// The same, of whose end nobody is told.
    public LaunchedWorker launch(int number, int restarts) throws IOException {
        String name = RunDirectory.worker(number, restarts);
        try {
            return launch(number, restarts, name);
        } catch (IOException e) {
            // Whoever tries again for this place will want the name.
            Files.deleteIfExists(directory.page(name));
            throw e;
        }
    }

    private LaunchedWorker launch(int number, int restarts, String name) throws IOException {
        ParentPage page = ParentPage.create(directory.page(name));
        try {
            StartedJvm started = start(name, List.of());
            Process process = started.process();
            var bootstrap = new WorkerBootstrap(token(random), process.pid(), directory.socket(), directory.page(name),
                    directory.segments(), started.temporary(), number, started.stdout(), started.stderr(), false,
                    parent.pid(), parent.start(), beatsPerSecond);
            hand(bootstrap, process);
            return new LaunchedWorker(
                    number, restarts, process, page, bootstrap.token(), started.stdout(), started.stderr(),
                    started.cpuNanos(), started.cached());
        } catch (IOException e) {
            page.close();
            throw e;
        }
    }

    /// One that was told to use the AOT cache may be dead of that, see [CacheSuspicion]. Takes some milliseconds then.
    @Override
    public boolean startsOtherwise(LaunchedWorker dead, boolean late) {
        if (!dead.cached() || StartFailure.explains(dead.lastWords())) {
            return false;
        }
        if (suspicion.died(late, AotCache::wasDamaged)) {
            jvm.dropCache();
        }
        return true;
    }

    @Override
    public void cameUp(LaunchedWorker worker) {
        Path temporary = directory.temporaryOf(
                RunDirectory.worker(worker.number(), worker.restarts()));
        RunDirectory.inPlaceOfWorkingFolder(temporary).toFile().delete();
        if (suspicion.cameUp(worker.cached())) {
            AotCache.discard();
        }
    }

    /// What is not deleted now goes with the run's directory.
    @Override
    public void clearUp(LaunchedWorker ended, boolean damaged) {
        try {
            Thread.ofPlatform().name("poolscope-tidy").daemon().start(() -> {
                if (damaged && ended.cached()) {
                    AotCache.wasDamaged();
                }
                tidy(ended);
            });
        } catch (OutOfMemoryError _) {
            // There can be no more threads.
        }
    }

    /// Deletes the files of a worker that has ended: a pool that replaces many would fill memory and disk with them.
    private void tidy(LaunchedWorker ended) {
        String name = RunDirectory.worker(ended.number(), ended.restarts());
        directory.delete(directory.page(name), ended.stdout(), ended.stderr(), directory.temporaryOf(name));
    }

    /// Has a JVM wait for its hand-over: one that stands by, or a new one. Takes a few milliseconds.
    ///
    /// @param name    what its files are called by
    /// @param options for a new one, which may do without
    public StartedJvm start(String name, List<String> options) throws IOException {
        Path stdout = directory.stdout(name);
        Path stderr = directory.stderr(name);
        Spare spare = spares == null ? null : spares.take(sizing, setup);
        if (spare == null) {
            Path temporary = directory.temporary(name);
            boolean cached = jvm.usesCache();
            Process process = jvm.start(options, temporary, stdout, stderr, WorkerMain.WORK);
            return new StartedJvm(process, temporary, stdout, stderr, 0, cached);
        }
        return new StartedJvm(spare.process(), spare.temporary(), Spare.moved(spare.stdout(), stdout),
                Spare.moved(spare.stderr(), stderr),
                spare.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos(), spare.cached());
    }

    /// What the first frame of one worker must carry.
    public static String token(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void hand(WorkerBootstrap bootstrap, Process process) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(bootstrap.bytes());
        } catch (IOException _) {
            // It is dead already; its exit says so.
        }
    }
}
