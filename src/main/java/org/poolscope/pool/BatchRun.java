package org.poolscope.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.batch.BatchClient;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.shared.segment.Janitor;
import org.poolscope.telemetry.Leftovers;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RunConfiguration;

/// One run of one batch: from the launch of its workers to the end of the last of them.
///
/// This is the seam above the pool. A run is started with a configuration and gives back telemetry and a report;
/// nothing above it learns where or by what the work is done.
public final class BatchRun implements Pausable, AutoCloseable {

    private final BatchClient client;
    private final CompletableFuture<RunReport> report = new CompletableFuture<>();

    /// The same for others, of whom nobody knows how long they keep the thread that completes it: later.
    private final CompletableFuture<RunReport> told = new CompletableFuture<>();

    private BatchRun(BatchClient client) {
        this.client = client;
    }

    /// Plans the batch and starts it. Returns once the workers are being launched; takes as long as reading the input
    /// folder takes, so not on the event dispatch thread.
    ///
    /// @param listener told of everything that becomes known, by the threads of the pool, the monitor and what is
    ///                 printed, one call at a time; it must be quick and must not throw
    /// @throws org.poolscope.workload.InvalidSettingException if the settings cannot be run
    /// @throws IOException if the run directory or a shared object in it cannot be made, or there is no Java to launch
    public static BatchRun start(RunConfiguration configuration, Consumer<Telemetry> listener) throws IOException {
        return start(configuration, listener, null);
    }

    /// The same, with workers that stand by: those are taken first, as many as fit.
    ///
    /// @param spares null for none, as when it is measured how long a batch takes from the start
    public static BatchRun start(RunConfiguration configuration, Consumer<Telemetry> listener,
                                 @Nullable SpareWorkers spares) throws IOException {
        return start(configuration, planned(configuration), listener, spares);
    }

    /// Plans a batch as a start does: it may make folders, and takes as long as reading the input takes.
    public static Batch planned(RunConfiguration configuration) {
        return Workloads.named(configuration.workload())
                .batch(configuration.settings(), configuration.pool().workers());
    }

    /// The same of a batch that was [planned][#planned] before, or of some of its items.
    public static BatchRun start(RunConfiguration configuration, Batch batch, Consumer<Telemetry> listener,
                                 @Nullable SpareWorkers spares) throws IOException {
        var parts = new BatchParts(configuration, batch, listener, spares);
        var run = new BatchRun(parts.client());
        parts.start(run::complete);
        return run;
    }

    private void complete(RunReport ended) {
        report.complete(ended);
        told.complete(ended);
    }

    /// How many workers to use if nobody has said so: one per processor, as far as there is memory for them.
    public static int defaultWorkers() {
        return FleetSizing.defaultWorkers(PoolOptions.defaultWorkers());
    }

    /// The same for a workload with some settings, which may need more.
    public static int usualWorkers(Workload workload, Settings settings) {
        return Math.max(defaultWorkers(), workload.requiredWorkers(settings));
    }

    /// Why that are fewer than there are processors; empty if they are not.
    public static Optional<String> whyFewer() {
        return FleetSizing.reduction(PoolOptions.defaultWorkers());
    }

    /// Removes what runs have left behind whose program was killed; empty if there was nothing. Every start of a run
    /// does so; to be called before by whoever can tell a person.
    public static Optional<Leftovers> sweepLeftovers() {
        Janitor.Swept swept = Janitor.sweep();
        return swept.segments() + swept.sockets() == 0
                ? Optional.empty() : Optional.of(new Leftovers(swept.runs(), swept.segments(), swept.sockets()));
    }

    /// Sees to it that the workers of the next program start faster, if that can be done here: by a process in the
    /// background that takes some seconds of processor time, so not while a run is measured. Returns at once.
    public static void speedUpLaterStarts() {
        AotCache.prepareLater();
    }

    /// Plays what the start of a run does before it launches anything, for later ones to have it loaded in advance.
    ///
    /// @param folder which is there, for what is made
    public static void rehearseStart(Path folder) throws IOException {
        AotCache.rehearse(folder);
    }

    /// Completed when what [#speedUpLaterStarts] began is over: until then it takes processor time from what is
    /// measured, and afterwards workers start faster than before.
    public static CompletableFuture<?> startsAreAlike() {
        return AotCache.madeLater();
    }

    /// Completed with the report when the run has ended, in whatever way, and its workers are gone; never
    /// exceptionally. What depends on it is run by the pool's thread, which has nothing else to do then.
    public CompletableFuture<RunReport> report() {
        return told.copy();
    }

    @Override
    public void pause() {
        client.pause(true);
    }

    @Override
    public CompletableFuture<Void> suspend() {
        return client.suspend(true);
    }

    @Override
    public void goOn() {
        client.suspend(false);
        client.pause(false);
    }

    /// Has all workers, and all that they have started, take another part of the processors when others want them, too.
    /// A notice tells what came of it. Any thread; returns at once.
    public void prioritise(Priority priority) {
        client.prioritise(priority);
    }

    /// Asks the run to end early. Returns at once; the report follows within seconds, with outcome `STOPPED`.
    public void stop() {
        client.requestStop();
    }

    /// Stops the run if it is still on and waits until all its workers are gone.
    @Override
    public void close() {
        stop();
        report.join();
    }
}
