package org.poolscope.ui.run;

import java.awt.EventQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.RunRecorder;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.schedule.LongestFirst;
import org.poolscope.schedule.TrialSize;
import org.poolscope.schedule.TryFirst;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RunConfiguration;

/// One run, from the press of the button to its report.
final class RunSession implements Session {

    private final SessionListener listener;
    private final StandBy standBy;
    private final int workers;
    private final LiveModel model = new LiveModel();
    private final FramePump<Telemetry> pump;
    private final CompletableFuture<BatchRun> run;
    private volatile @Nullable TryFirst trial;

    /// In the order in which they are run; none if they come while it is on.
    private volatile @Nullable Items items;
    private boolean paused;
    private boolean begun;
    private Runnable where = () -> { };
    private Priority priority;

    /// Event dispatch thread; the batch is planned and the workers are launched on another.
    ///
    /// @param batch  planned by another thread
    /// @param first  how many of its items are tried first; empty for none
    /// @param origin how it is written down
    RunSession(RunConfiguration configuration, Supplier<Batch> batch, Optional<TrialSize> first, Origin origin,
               StandBy standBy, Journal journal, SessionListener listener) {
        this.listener = listener;
        this.standBy = standBy;
        this.priority = configuration.pool().conduct().priority();
        this.workers = configuration.pool().workers();
        this.pump = new FramePump<>(this::apply, this::frame, listener::moves);
        Journal.Recording recording = journal.record(origin, RunRecorder.Passing.LIVE, this::hear,
                number -> EventQueue.invokeLater(() -> tellWhere(journal, number)));
        run = CompletableFuture.supplyAsync(() -> start(configuration, batch.get(), first,
                new LongestFirst(configuration, journal.file()), recording), BACKGROUND);
        run.thenAccept(_ -> EventQueue.invokeLater(this::begin));
        // What is told as done is on the disk.
        run.thenCompose(BatchRun::report).thenCompose(_ -> recording.ended()).whenComplete((_, failure) ->
                EventQueue.invokeLater(failure == null ? pump::hasten : () -> fail(failure)));
    }

    private BatchRun start(RunConfiguration configuration, Batch batch, Optional<TrialSize> first,
                           LongestFirst order, Journal.Recording recording) {
        try {
            TryFirst its = first.map(size -> TryFirst.of(size, configuration, batch)).orElse(null);
            trial = its;
            Batch ordered = its == null ? order.order(batch) : order.order(its.reordered(batch), its.first());
            items = batch.feed().isPresent() ? null : ordered.items();
            BatchRun started = BatchRun.start(configuration, ordered, recording.listener(), standBy.spares());
            if (its != null) {
                its.pausesBy(started::pause);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What items tell of themselves is to be seen as it comes.
    private void hear(Telemetry told) {
        TryFirst its = trial;
        if (its != null) {
            its.hearAtOnce(told);
        }
        if (told instanceof Telemetry.Reported) {
            pump.putSoon(told);
        } else {
            pump.put(told);
        }
    }

    private void apply(Telemetry told) {
        model.apply(told);
        TryFirst its = trial;
        if (its != null) {
            its.hear(told);
        }
    }

    private void begin() {
        listener.runBegins(model);
        Items all = items;
        if (all != null) {
            listener.itemsAreKnown(all);
        }
        begun = true;
        where.run();
        pump.start();
    }

    /// Views hear of it when they have heard of the run.
    private void tellWhere(Journal journal, OptionalLong number) {
        Optional<Path> file = journal.file();
        where = () -> {
            if (number.isPresent() && file.isPresent()) {
                listener.runIsKept(new KeptRun(file.get(), number.getAsLong()));
            } else {
                listener.runIsNotKept();
            }
        };
        if (begun) {
            where.run();
        }
    }

    /// It could not be started, or has no report: a workload of the user's may throw where it sums up.
    private void fail(Throwable failure) {
        pump.close();
        Session.tell(failure, listener);
        listener.sessionEnds();
    }

    private void frame(boolean seen) {
        model.tick(System.nanoTime());
        TryFirst its = trial;
        if (its != null && model.report().isEmpty()) {
            its.frame(model, new Tried(), listener::tried);
        }
        if (seen || model.report().isPresent()) {
            listener.frame(model);
        }
        if (model.report().isPresent()) {
            pump.close();
            BACKGROUND.execute(() -> {
                close();
                standBy.expect(workers);
            });
            listener.runEnds(model);
            listener.sessionEnds();
        }
    }

    @Override
    public void stop() {
        run.thenAccept(BatchRun::stop);
    }

    @Override
    public void pause(boolean still) {
        boolean on = paused;
        paused = !on;
        run.thenAccept(its -> Session.pause(its, on, still));
    }

    @Override
    public void prioritise(Priority wanted) {
        if (wanted != priority) {
            priority = wanted;
            run.thenAccept(its -> its.prioritise(wanted));
        }
    }

    @Override
    public void close() {
        Session.await(run.thenAccept(BatchRun::close));
    }

    /// What is done to the run when its first items have been tried: as by hand.
    private final class Tried implements TryFirst.Run {

        @Override
        public void pause() {
            if (!paused) {
                RunSession.this.pause(false);
            }
        }

        @Override
        public void goOn() {
            if (paused) {
                RunSession.this.pause(false);
            }
        }

        @Override
        public void stop() {
            RunSession.this.stop();
            listener.sessionStops();
        }
    }
}
