package org.poolscope.ui.run;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.sweep.Sweep;
import org.poolscope.compare.sweep.SweepEvent;
import org.poolscope.compare.sweep.SweepJournal;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.workload.run.Priority;

/// One comparison. Its runs are shown live, one after another, like any run.
final class SweepSession implements Session {

    private final SweepConfiguration configuration;
    private final Origin origin;
    private final SessionListener listener;
    private final StandBy standBy;
    private final Journal journal;
    private final FramePump<SweepEvent> pump;
    private final CompletableFuture<Sweep> sweep;
    private @Nullable LiveModel model;
    private int planned;
    private boolean paused;

    /// Event dispatch thread; the batches are planned on another.
    ///
    /// @param origin how its runs are written down
    SweepSession(SweepConfiguration configuration, Origin origin, StandBy standBy, Journal journal,
                 SessionListener listener) {
        this.configuration = configuration;
        this.origin = origin;
        this.standBy = standBy;
        this.journal = journal;
        this.listener = listener;
        this.planned = SweepResult.of(configuration, List.of(), false).planned();
        this.pump = new FramePump<>(this::take, this::frame, listener::moves);
        sweep = CompletableFuture.supplyAsync(this::start, BACKGROUND);
        sweep.thenCompose(Sweep::result)
                .whenComplete((result, failure) -> EventQueue.invokeLater(() -> ended(result, failure)));
        pump.start();
    }

    private Sweep start() {
        standBy.measure();
        return Sweep.start(configuration, journal.file(),
                new SweepJournal(journal, origin, configuration, pump::put));
    }

    private void take(SweepEvent event) {
        switch (event) {
            case SweepEvent.RunBegins run -> {
                model = new LiveModel();
                listener.sweepAdvances(new SweepStep(run.number(), Math.max(run.number(), planned), run.size()));
                listener.runBegins(model);
            }
            case SweepEvent.RunTold told -> {
                if (model != null) {
                    model.apply(told.telemetry());
                }
            }
            case SweepEvent.RunDone done -> {
                planned = done.soFar().planned();
                listener.sweepFinds(done.soFar());
            }
        }
    }

    private void frame(boolean seen) {
        if (model != null) {
            model.tick(System.nanoTime());
            if (seen) {
                listener.frame(model);
            }
        }
    }

    private void ended(@Nullable SweepResult result, @Nullable Throwable failure) {
        pump.close();
        BACKGROUND.execute(() -> {
            close();
            standBy.measured(BatchRun.defaultWorkers());
        });
        if (failure == null) {
            frame(true);
            listener.sweepFinds(result);
        } else {
            Session.tell(failure, listener);
        }
        listener.sessionEnds();
    }

    @Override
    public void stop() {
        sweep.thenAccept(Sweep::stop);
    }

    @Override
    public void pause(boolean still) {
        boolean on = paused;
        paused = !on;
        sweep.thenAccept(its -> Session.pause(its, on, still));
    }

    /// Runs of which some had another would not tell which size is faster.
    @Override
    public void prioritise(Priority priority) {}

    @Override
    public void close() {
        Session.await(sweep.thenAccept(Sweep::close));
    }
}
