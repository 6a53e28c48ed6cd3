package org.poolscope.pool.batch;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Engine;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.watch.MonitoringChannel;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.telemetry.Telemetry;

/// Has a run pause and go on. For the pool's thread, but for what says otherwise.
abstract class PausingClient extends CrewNews {

    final Pauses pauses;
    private final Standstill suspension;
    private @Nullable Engine engine;

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
