package org.poolscope.cli.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.TryOptions;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.DeadlockNotice;
import org.poolscope.cli.report.Notices;
import org.poolscope.cli.report.RunPieces;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.terminal.Inbox;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.cli.terminal.TerminalStop;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.RunRecorder;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.schedule.LongestFirst;
import org.poolscope.schedule.TryFirst;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.run.RunConfiguration;

/// Runs one batch and shows it: progress while it goes on, deaths and failures in words, a summary at the end.
///
/// @param style how much of it is shown
/// @param trial what is tried first; empty for nothing
/// @param trying who is asked then
public record RunView(Output output, RunStyle style, Optional<TryFirst> trial, TryOptions trying) {

    /// One that tries nothing first.
    public RunView(Output output, RunStyle style) {
        this(output, style, Optional.empty(), new TryOptions());
    }

    /// One that shows everything.
    public RunView(Output output) {
        this(output, RunStyle.full(output));
    }

    /// What is run, and how it is written down.
    ///
    /// @param early what its workers may come from; null for nothing
    public record Begun(RunConfiguration configuration, Batch batch, Journal journal, Origin origin,
                 @Nullable SpareWorkers early) {

        /// One whose workers are all to be launched.
        public Begun(RunConfiguration configuration, Batch batch, Journal journal, Origin origin) {
            this(configuration, batch, journal, origin, null);
        }

        /// The same with the items in another order, if some are tried first.
        Begun trying(Optional<TryFirst> trial) {
            return new Begun(configuration, trial.map(first -> first.reordered(batch)).orElse(batch), journal, origin,
                    early);
        }

        static Begun of(RunConfiguration configuration, Journal journal, Origin origin,
                        @Nullable SpareWorkers early) {
            return new Begun(configuration, BatchRun.planned(configuration), journal, origin, early);
        }
    }

    /// @param lists    what hears all that is told, for the report
    /// @param whereAll where all is listed of which the first is shown
    public RunReport run(Begun begun, Interruption interruption, RunLists lists, String whereAll)
            throws IOException, InterruptedException {
        var inbox = new Inbox<Telemetry>();
        var stopped = new AtomicBoolean();
        var model = new LiveModel();
        var deadlock = new DeadlockNotice();
        Progress progress = style.progress(begun.configuration().workload());
        BatchRun.sweepLeftovers().map(Notices::of).ifPresent(output::warn);
        Consumer<Telemetry> listed = told -> {
            lists.hear(told);
            trial.ifPresent(first -> first.hearAtOnce(told));
        };
        Journal.Recording recording =
                begun.journal().record(begun.origin(), RunRecorder.Passing.DURABLE, listed.andThen(inbox));
        Batch batch = new LongestFirst(begun.configuration(), begun.journal().file()).order(begun.batch(),
                trial.map(TryFirst::first).orElse(0));
        try (BatchRun run = BatchRun.start(begun.configuration(), batch, recording.listener(), begun.early());
             TerminalStop _ = new TerminalStop(() -> run.suspend().join(), run::goOn)) {
            Runnable stop = () -> {
                stopped.set(true);
                run.stop();
            };
            interruption.stops(stop);
            trial.ifPresent(first -> first.pausesBy(run::pause));
            CompletableFuture<RunReport> kept = run.report().thenCombine(recording.ended(), (ended, _) -> ended);
            RunReport report = inbox.openUntil(kept, told -> hear(told, model, progress, stopped.get()),
                    () -> {
                        if (style.isForNobody() && !stopped.get()) {
                            stop.run();
                        }
                        deadlock.of(model).ifPresent(line -> progress.say(output.err(), line));
                        show(model, progress);
                        trial.ifPresent(first -> first.frame(model, doing(run, stop),
                                trying.asking(line -> progress.say(output.err(), line))));
                    });
            progress.end();
            troubles(report, model, whereAll).forEach(output::warn);
            Notices.interrupted(model.items().interrupted(), report.interrupted()).forEach(output::warn);
            style.tell(report);
            Notices.goingOn(report, recording.ended().join()).ifPresent(output::warn);
            BatchRun.speedUpLaterStarts();
            return report;
        } finally {
            progress.end();
        }
    }

    private static TryFirst.Run doing(BatchRun run, Runnable stop) {
        return new TryFirst.Run() {
            @Override
            public void pause() {
                run.pause();
            }

            @Override
            public void goOn() {
                run.goOn();
            }

            @Override
            public void stop() {
                stop.run();
            }
        };
    }

    /// @param stopped whether somebody waits for the end, and not for what was printed
    private void hear(Telemetry told, LiveModel model, Progress progress, boolean stopped) {
        if (told instanceof Telemetry.RunPaused paused && model.pause().isEmpty()) {
            progress.say(output.err(), Notices.of(paused));
        }
        model.apply(told);
        trial.ifPresent(first -> first.hear(told));
        style.hear(told, progress, stopped);
        Notices.of(told).ifPresent(line -> progress.say(output.err(), line));
    }

    private static List<String> troubles(RunReport report, LiveModel model, String whereAll) {
        return report.outcome() == Outcome.BROKEN
                ? Notices.problems(report, whereAll)
                : Notices.failures(model.items().failures(), report.failed(), whereAll);
    }

    private static void show(LiveModel model, Progress progress) {
        if (progress.isSeen()) {
            model.tick(System.nanoTime());
            progress.show(model.progress().isOpen() ? Double.NaN : model.progress().fraction(), RunPieces.of(model));
        }
    }
}
