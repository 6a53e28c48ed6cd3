package org.poolscope.pool.batch;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Engine;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.watch.MonitoringChannel;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.process.tree.Niceness;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.run.Priority;

/// Has a run pause and go on. For the pool's thread, but for what says otherwise.
abstract class PausingClient extends CrewNews {

    final Pauses pauses;
    private final Standstill suspension;
    private @Nullable Engine engine;
    private @Nullable Priority changed;

    PausingClient(RunClock clock, RunLedger ledger, MonitoringChannel monitor, PrintedOutput output,
                  Consumer<Telemetry> listener) {
        super(clock, ledger, monitor, output, listener);
        this.pauses = new Pauses(clock, listener);
        this.suspension = new Standstill(pauses, this::noted);
    }

    /// Whether there is no sense in pausing any more.
    abstract boolean isEnding();

    /// Says which engine asks. Before that is started.
    public void attach(Engine its) {
        engine = its;
        suspension.attach(its);
    }

    final Engine engine() {
        return Objects.requireNonNull(engine);
    }

    /// Has nothing more begun, or goes on. What was begun goes on in any case. From any thread.
    public void pause(boolean on) {
        later(() -> pauses.want(on));
    }

    /// The same, since a guard wants it. From any thread.
    ///
    /// @param why in words; empty if none wants it any more
    public void guard(Optional<String> why) {
        later(() -> pauses.guard(why.orElse(null)));
    }

    /// Has all stand still, workers and all that they have started, or go on. From any thread.
    ///
    /// @return completed when they do
    public CompletableFuture<Void> suspend(boolean on) {
        var done = new CompletableFuture<Void>();
        later(() -> {
            suspension.set(on && !isEnding());
            done.complete(null);
        });
        return done;
    }

    /// Has all take another part of the processors when others want them, too. From any thread; done a little later.
    public void prioritise(Priority priority) {
        later(() -> {
            List<Long> pids = engine().crew().pids();
            changed = priority;
            Thread.ofPlatform().name("poolscope-priority").daemon().start(() -> prioritise(priority, pids));
        });
    }

    private synchronized void prioritise(Priority priority, List<Long> pids) {
        String told;
        try {
            told = Niceness.set(pids, priority.niceness()) ? "priority is " + priority.word() + " from now on"
                    : "priority cannot be raised to " + priority.word() + ": this system allows that only with a "
                            + "privilege; it is so for the next run";
        } catch (IOException e) {
            told = "priority cannot be changed: " + e.getMessage();
        }
        noted(told);
    }

    /// Whoever comes later was launched with what was said at first.
    @Override
    public void workerStarted(LaunchedWorker worker) {
        super.workerStarted(worker);
        Priority now = changed;
        if (now != null) {
            Thread.ofPlatform().name("poolscope-priority").daemon().start(() -> {
                try {
                    boolean _ = Niceness.set(List.of(worker.pid()), now.niceness());
                } catch (IOException _) {
                    // Was told of the others.
                }
            });
        }
    }

    private void later(Runnable action) {
        Engine its = engine;
        if (its != null) {
            its.post(action);
        }
    }

    @Override
    public boolean holdsBack() {
        return pauses.areOn();
    }

    @Override
    public void ended() {
        suspension.set(false);
    }
}
