package org.poolscope.ui;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.poolscope.file.UserFolder;
import org.poolscope.history.write.Journal;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.Leftovers;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.EdtWatch;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workloads;

/// Opens the window.
public final class Desktop {

    /// After so long nothing of the start is going on any more.
    private static final int SETTLED_SECONDS = 8;

    private Desktop() {}

    /// Opens the window and returns; the program ends with status 0 when the window is closed.
    public static void open() {
        open(Optional.empty(), Optional.empty());
    }

    /// Opens the window and returns; the program ends with status 0 when the window is closed.
    ///
    /// @param debug told, in one line at the end of each run, how long the event dispatch thread was held at most and
    ///              what watching cost
    /// @param job   a job file that the form is to be filled in from; if it cannot be taken the window says so
    public static void open(Optional<Consumer<String>> debug, Optional<Path> job) {
        WindowSettings settings = UserFolder.SETTINGS.ofThisUser()
                .map(folder -> WindowSettings.load(folder.resolve("window.properties")))
                .orElseGet(WindowSettings::unkept);
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors());
        HeadStart.begin();
        EventQueue.invokeLater(() -> show(settings, debug, job));
    }

    private static void show(WindowSettings settings, Optional<Consumer<String>> debug, Optional<Path> job) {
        settings.theme().install();
        var audience = new Audience();
        var standBy = new StandBy();
        var controller = new RunController(audience, standBy, Journal.open());
        debug.ifPresent(log -> audience.add(new DebugReport(EdtWatch.install(), log)));
        var content = new MainPanel(Workloads.all(), BatchRun.defaultWorkers(), controller, audience, settings);
        settings.warning().ifPresent(warning -> content.say(Tone.CAUTION, warning));
        // Most of what a start has put on the heap is of no use any more, and others may have that memory.
        CompletableFuture.delayedExecutor(SETTLED_SECONDS, TimeUnit.SECONDS).execute(System::gc);
        new MainWindow(content, controller, settings, () -> {
            content.queue().close();
            System.exit(0);
        }).setVisible(true);
        content.queue().greet();
        job.ifPresent(content.jobs()::open);
        // The turn after this one paints the window, and the one after that has nothing more to wait for.
        EventQueue.invokeLater(() -> EventQueue.invokeLater(() -> prepare(content, standBy)));
    }

    /// Looks for what others have left behind, and has workers stand by: each is a JVM that starts, and would slow down
    /// the window's own.
    private static void prepare(MainPanel content, StandBy standBy) {
        Thread.ofPlatform().name("preparations").daemon().start(() -> {
            BatchRun.sweepLeftovers().ifPresent(removed ->
                    EventQueue.invokeLater(() -> content.say(Tone.NEUTRAL, inWords(removed))));
            standBy.expect(BatchRun.defaultWorkers());
        });
    }

    static String inWords(Leftovers removed) {
        return Texts.of(Desktop.class).format("leftovers", removed.runs(), removed.segments(), removed.sockets());
    }
}
