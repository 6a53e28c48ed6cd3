package org.poolscope.ui.run;

import java.awt.EventQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.RunConfiguration;

/// One run, from the press of the button to its report.
final class RunSession implements Session {

    private final SessionListener listener;
    private final LiveModel model = new LiveModel();
    private final FramePump<Telemetry> pump = new FramePump<>(model::apply, this::frame);
    private final CompletableFuture<BatchRun> run;

    /// Event dispatch thread; the batch is planned and the workers are launched on another.
    RunSession(RunConfiguration configuration, SessionListener listener) {
        this.listener = listener;
        run = CompletableFuture.supplyAsync(() -> start(configuration), BACKGROUND);
        run.whenComplete((_, failure) -> EventQueue.invokeLater(() -> started(failure)));
    }

    private BatchRun start(RunConfiguration configuration) {
        try {
            return BatchRun.start(configuration, pump::put);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void started(Throwable failure) {
        if (failure == null) {
            listener.runBegins(model);
            pump.start();
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof InvalidSettingException problem) {
            listener.refused(problem);
        } else {
            listener.failed(cause);
        }
        listener.sessionEnds();
    }

    private void frame() {
        model.tick(System.nanoTime());
        listener.frame(model);
        if (model.report().isPresent()) {
            pump.close();
            BACKGROUND.execute(this::close);
            listener.runEnds(model);
            listener.sessionEnds();
        }
    }

    @Override
    public void stop() {
        run.thenAccept(BatchRun::stop);
    }

    @Override
    public void close() {
        run.handle((started, _) -> started).thenAccept(started -> {
            if (started != null) {
                started.close();
            }
        }).join();
    }
}
