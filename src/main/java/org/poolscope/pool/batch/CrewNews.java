package org.poolscope.pool.batch;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.EngineClient;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.watch.MonitoringChannel;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.ParentPage;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;

/// Tells of the workers of a run: who comes and goes, and who is stopped. For the pool's thread.
abstract class CrewNews implements EngineClient {

    final RunClock clock;
    final RunLedger ledger;
    final MonitoringChannel monitor;
    final Consumer<Telemetry> listener;
    private final PrintedOutput output;

    CrewNews(RunClock clock, RunLedger ledger, MonitoringChannel monitor, PrintedOutput output,
             Consumer<Telemetry> listener) {
        this.clock = clock;
        this.ledger = ledger;
        this.monitor = monitor;
        this.output = output;
        this.listener = listener;
    }

    @Override
    public void workerStarted(LaunchedWorker worker) {
        listener.accept(new Telemetry.WorkerStarted(clock.now(), worker.number(), worker.pid(), worker.restarts()));
        monitor.watch(worker);
    }

    @Override
    public void workerConnected(LaunchedWorker worker) {
        output.add(worker);
    }

    @Override
    public void workerLeaves(LaunchedWorker worker) {
        monitor.readProcessorTime(worker);
    }

    @Override
    public void noted(String what) {
        listener.accept(new Telemetry.Notice(clock.now(), what));
    }

    @Override
    public void workerEnded(LaunchedWorker worker, WorkerExit exit, ParentPage.@Nullable Reading last) {
        monitor.unwatch(worker);
        output.ended(worker);
        if (last == null) {
            ledger.process(worker, exit, null, 0);
        } else {
            Telemetry.Beat beat = monitor.beat(worker, last);
            last(beat);
            listener.accept(new Telemetry.TimeSpent(clock.now(), worker.number(), worker.pid(),
                    last.spent().after(clock.zeroNanos())));
            ledger.process(worker, exit, beat, Math.max(last.use().peakRssBytes(), last.use().rssBytes()));
        }
        listener.accept(new Telemetry.WorkerEnded(clock.now(), worker.number(), worker.pid(), exit));
    }

    /// Tells the last that a worker has noted, which has ended.
    void last(Telemetry.Beat beat) {
        listener.accept(beat);
    }

    @Override
    public void workerStopped(LaunchedWorker worker) {
        listener.accept(new Telemetry.WorkerStopped(clock.now(), worker.number(), worker.pid()));
    }

    @Override
    public void workerContinued(LaunchedWorker worker, Duration stood) {
        listener.accept(new Telemetry.WorkerContinued(clock.now(), worker.number(), worker.pid(), stood.toNanos()));
    }
}
