package org.poolscope.cli.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.DeadlockNotice;
import org.poolscope.cli.report.Notices;
import org.poolscope.cli.report.RunPieces;
import org.poolscope.cli.report.SweepText;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.terminal.Inbox;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.cli.terminal.TerminalStop;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.sweep.Sweep;
import org.poolscope.compare.sweep.SweepEvent;
import org.poolscope.compare.sweep.SweepJournal;
import org.poolscope.compare.sweep.SweepProgress;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.Telemetry;

/// Runs one sweep and shows it: progress while it goes on, failures in words, a table at the end. Used once, by the
/// command's thread.
public final class SweepView {

    private final Output output;

    private final DeadlockNotice deadlock = new DeadlockNotice();
    private LiveModel model = new LiveModel();
    private @Nullable SweepResult found;
    private int current;
    private int size;
    private int runsWithFailures;

    /// How far it was at most: where there turn out to be more runs than were planned it waits, and does not fall back.
    private double furthest;

    /// What was told already: most of what a notice is about holds for every run.
    private final Set<String> noticed = new HashSet<>();

    public SweepView(Output output) {
        this.output = output;
    }

    /// @param origin   how its runs are written down
    /// @param lists    what hears all that is told, for the report
    /// @param whereAll where the items that failed are named
    public SweepResult run(SweepConfiguration configuration, Journal journal, Origin origin,
                           Interruption interruption, RunLists lists, String whereAll)
            throws IOException, InterruptedException {
        var inbox = new Inbox<SweepEvent>();
        Progress progress = Progress.on(output.screen(), output.out(), configuration.configuration().workload());
        Consumer<SweepEvent> listed = lists::hear;
        var recorded = new SweepJournal(journal, origin, configuration, listed.andThen(inbox));
        try (Sweep sweep = Sweep.start(configuration, journal.file(), recorded);
             TerminalStop _ = new TerminalStop(() -> sweep.suspend().join(), sweep::goOn)) {
            interruption.stops(sweep::stop);
            progress.begin(SweepText.beginning(configuration));
            SweepResult result = inbox.openUntil(sweep.result(), event -> hear(event, progress),
                    () -> show(configuration, progress));
            progress.end();
            if (runsWithFailures > 0) {
                output.warn(SweepText.failures(runsWithFailures, whereAll));
            }
            new SweepText(output.screen(), Optional.of(Hardware.here())).print(result, output.out());
            BatchRun.speedUpLaterStarts();
            return result;
        } finally {
            progress.end();
        }
    }

    /// How many of the runs had items that failed.
    int runsWithFailures() {
        return runsWithFailures;
    }

    void hear(SweepEvent event, Progress progress) {
        switch (event) {
            case SweepEvent.RunBegins begins -> {
                model = new LiveModel();
                current = begins.number();
                size = begins.size();
            }
            case SweepEvent.RunTold(var told) -> {
                if (told instanceof Telemetry.RunPaused paused && model.pause().isEmpty()) {
                    progress.say(output.err(), Notices.of(paused));
                }
                model.apply(told);
                Notices.of(told)
                        .filter(line -> !(told instanceof Telemetry.Notice) || noticed.add(line))
                        .ifPresent(line -> progress.say(output.err(), line));
            }
            case SweepEvent.RunDone(var run, var soFar) -> {
                found = soFar;
                runsWithFailures += run.report().failed() > 0 ? 1 : 0;
            }
        }
    }

    private void show(SweepConfiguration configuration, Progress progress) {
        deadlock.of(model).ifPresent(line -> progress.say(output.err(), line));
        model.tick(System.nanoTime());
        SweepResult soFar = found == null ? SweepResult.of(configuration, List.of(), false) : found;
        SweepProgress whole = SweepProgress.of(soFar, current, size, model.progress(), model.stood());
        List<String> pieces = new ArrayList<>();
        pieces.add("run " + current + "/" + Math.max(current, soFar.planned()));
        pieces.addAll(RunPieces.of(model, whole.left()));
        furthest = Math.max(furthest, whole.fraction());
        progress.show(furthest, pieces);
    }
}
