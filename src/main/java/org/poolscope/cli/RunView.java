package org.poolscope.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.poolscope.cli.report.DeadlockNotice;
import org.poolscope.cli.report.Notices;
import org.poolscope.cli.report.RunLists;
import org.poolscope.cli.report.RunPieces;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.run.RunConfiguration;

/// Runs one batch and shows it: progress while it goes on, deaths and failures in words, a summary at the end.
///
/// @param style how much of it is shown
record RunView(Output output, RunStyle style) {

    /// One that shows everything.
    RunView(Output output) {
        this(output, RunStyle.full(output));
    }

    /// @param lists    what hears all that is told, for the report
    /// @param whereAll where all is listed of which the first is shown
    RunReport run(RunConfiguration configuration, Interruption interruption, RunLists lists, String whereAll)
            throws IOException, InterruptedException {
        var inbox = new Inbox<Telemetry>();
        var stopped = new AtomicBoolean();
        var model = new LiveModel();
        var deadlock = new DeadlockNotice();
        Progress progress = style.progress(configuration.workload());
        BatchRun.sweepLeftovers().map(Notices::of).ifPresent(output::warn);
        Consumer<Telemetry> listed = lists::hear;
        try (BatchRun run = BatchRun.start(configuration, listed.andThen(inbox));
             TerminalStop _ = new TerminalStop(() -> run.suspend().join(), run::goOn)) {
            Runnable stop = () -> {
                stopped.set(true);
                run.stop();
            };
            interruption.stops(stop);
            RunReport report = inbox.openUntil(run.report(), told -> hear(told, model, progress, stopped.get()),
                    () -> {
                        if (style.isForNobody() && !stopped.get()) {
                            stop.run();
                        }
                        deadlock.of(model).ifPresent(line -> progress.say(output.err(), line));
                        show(model, progress);
                    });
            progress.end();
            troubles(report, model, whereAll).forEach(output::warn);
            Notices.interrupted(model.items().interrupted(), report.interrupted()).forEach(output::warn);
            style.tell(report);
            BatchRun.speedUpLaterStarts();
            return report;
        } finally {
            progress.end();
        }
    }

    /// @param stopped whether somebody waits for the end, and not for what was printed
    private void hear(Telemetry told, LiveModel model, Progress progress, boolean stopped) {
        if (told instanceof Telemetry.RunPaused paused && model.pause().isEmpty()) {
            progress.say(output.err(), Notices.of(paused));
        }
        model.apply(told);
        style.hear(told, progress, stopped);
        Notices.of(told).ifPresent(line -> progress.say(output.err(), line));
    }

    private static List<String> troubles(RunReport report, LiveModel model, String whereAll) {
        return report.outcome() == Outcome.BROKEN
                ? Notices.problems(report, whereAll)
                : Notices.failures(model.items().failures(), report.failed(), whereAll);
    }

    private static void show(LiveModel model, Progress progress) {
        model.tick(System.nanoTime());
        progress.show(model.progress().isOpen() ? Double.NaN : model.progress().fraction(), RunPieces.of(model));
    }
}
