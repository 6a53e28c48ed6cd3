package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.ProgramCost;
import org.poolscope.ui.run.SweepStep;
import org.poolscope.ui.view.state.WorkerColumn;
import org.poolscope.workload.StepCount;

class RunViewsTest {

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 2, 10).worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    @Test
    void shouldTellHowFarTheRunIs() throws Exception {
        Edt.run(() -> {
            var seconds = new AtomicLong();
            var status = new StatusBar(new ProgramCost(
                    () -> seconds.get() * 1_000_000_000, () -> seconds.get() * 50_000_000,
                    () -> seconds.get() * 30_000_000, () -> seconds.get() * 10_000_000));
            assertEquals("Ready", label(status, "status.state"));

            status.sessionBegins();
            assertEquals("Preparing the batch…", label(status, "status.state"));

            run.running(0.5, 1, 1001, 0.1, "1", 0.4).done(1, 1, 0.5).done(1.5, 1, 0.5).observer(2, 0.004).tick(2);
            status.frame(model);

            assertEquals("2 / 10", label(status, "status.count"));
            assertEquals("0:02 elapsed", label(status, "status.elapsed"));
            assertEquals(200, Components.named(status, "status.progress", JProgressBar.class).getValue());

            seconds.addAndGet(2);
            run.observer(2.5, 0.014).ended(2.5, Outcome.COMPLETED, 10, 0).tick(2.5);
            status.runEnds(model);
            assertEquals("observer 5.0\u202F%", label(status, "status.observer"));
            assertEquals("This program itself takes 5.0\u202F% of one core, its workers not counted: "
                    + "0.5\u202F% for sampling, 3.0\u202F% for drawing, 1.0\u202F% for compiling itself, as it does "
                    + "in its first seconds, 0.5\u202F% for handing out tasks and all else",
                    Components.named(status, "status.observer", JLabel.class).getToolTipText());

            assertEquals("Finished", label(status, "status.state"));
            assertEquals("2.5\u202Fs elapsed", label(status, "status.elapsed"));
        });
    }

    @Test
    void shouldNotShowARunThatLostSomethingAsAPlainSuccess() throws Exception {
        Edt.run(() -> {
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            run.ended(2, Outcome.COMPLETED, 10, 0).tick(2);
            narrator.runEnds(model);
            assertEquals("success", Components.all(strip).map(Component::getName)
                    .filter("success"::equals).findFirst().orElse("none"));

            narrator.sessionBegins();
            run.caution("As expected without a lock, 7 of 10 updates were lost")
                    .ended(2, Outcome.COMPLETED, 10, 0).tick(2);
            narrator.runEnds(model);

            assertEquals(List.of("caution"), Components.all(strip).map(Component::getName)
                    .filter(name -> "success".equals(name) || "caution".equals(name)).toList());
            assertEquals("Finished: 10 items in 2.0\u202Fs. As expected without a lock, 7 of 10 updates were lost.",
                    Components.all(strip).filter(it -> it instanceof JTextComponent)
                            .map(it -> ((JTextComponent) it).getText()).findFirst().orElseThrow());
        });
    }

    @Test
    void shouldSayWhatWasLeftOutAndCallItASuccessAllTheSame() throws Exception {
        Edt.run(() -> {
            var strip = new MessageStrip();
            run.note("Left out: 12 (.mov 9, .txt 3)").ended(2, Outcome.COMPLETED, 10, 0).tick(2);

            new Narrator(strip, () -> {}, () -> {}).runEnds(model);

            assertEquals("success", Components.all(strip).map(Component::getName)
                    .filter(name -> "success".equals(name) || "caution".equals(name)).findFirst().orElse("none"));
            assertEquals(List.of("Finished: 10 items in 2.0\u202Fs. Left out: 12 (.mov 9, .txt 3)."),
                    messages(strip));
        });
    }

    @Test
    void shouldTellHowFarPartsThatRunTogetherAreByTheirSteps() throws Exception {
        Edt.run(() -> {
            var together = new LiveModel();
            var status = new StatusBar();
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            status.sessionBegins();
            var script = RunScript.start(together, 2, 2, new StepCount(10_000, "message", "messages"))
                    .worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);
            for (int i = 1; i <= 20; i++) {
                double at = 1 + i * 0.1;
                script.steps(100L * i).running(at, 2, 1002, 0.1, "consumer 1", 1).tick(at);
            }
            status.frame(together);

            assertEquals("2\u202F000 / 10\u202F000", label(status, "status.count"));
            assertEquals("1\u202F000 messages/s", label(status, "status.rate"));
            assertEquals("0:08 left", label(status, "status.left").replaceAll(" \\(.*", ""));
            assertEquals(200, Components.named(status, "status.progress", JProgressBar.class).getValue());
            assertEquals("", WorkerColumn.DONE.textOf(together.workers().get(0)));
            assertEquals("2\u202F000", WorkerColumn.DONE.textOf(together.workers().get(1)));

            script.ended(3, Outcome.STOPPED, 0, 0).tick(3);
            status.runEnds(together);
            narrator.runEnds(together);
            assertEquals("2\u202F000 / 10\u202F000", label(status, "status.count"));
            assertEquals("Stopped: 2\u202F000 of 10\u202F000 messages were done in 3.0\u202Fs.",
                    Components.all(strip).filter(it -> it instanceof JTextComponent)
                            .map(it -> ((JTextComponent) it).getText()).findFirst().orElseThrow());
        });
    }

    @Test
    void shouldSayThatItIsStoppingUntilItHas() throws Exception {
        Edt.run(() -> {
            var status = new StatusBar();
            status.sessionBegins();
            run.running(0.5, 1, 1001, 0.1, "1", 0.4).tick(0.5);
            status.sessionStops();
            status.frame(model);
            assertEquals("Stopping…", label(status, "status.state"));

            run.ended(1, Outcome.STOPPED, 1, 0).tick(1);
            status.runEnds(model);
            status.sessionEnds();
            assertEquals("Stopped", label(status, "status.state"));
        });
    }

    @Test
    void shouldSayAfterAComparisonWhatWasComparedAndNotItsLastRun() throws Exception {
        Edt.run(() -> {
            var status = new StatusBar();
            status.sessionBegins();
            status.sweepAdvances(new SweepStep(9, 9, 1));
            status.sessionEnds();
            assertEquals("Comparison finished, 9 runs", label(status, "status.state"));
            assertEquals("", label(status, "status.count"));

            status.sessionBegins();
            status.sweepAdvances(new SweepStep(4, 9, 1));
            status.sessionStops();
            status.sessionEnds();
            assertEquals("Comparison stopped in run 4 of 9", label(status, "status.state"));
        });
    }

    @Test
    void shouldShowHowFarAWholeComparisonIsAndNotItsPresentRun() throws Exception {
        Edt.run(() -> {
            var status = new StatusBar();
            status.sessionBegins();
            status.sweepFinds(ScriptedSweep.of(1, 2).result());
            status.sweepFinds(ScriptedSweep.of(1, 2).run(1, 8.0).run(2, 4.0).run(1, 8.0).result());
            status.sweepAdvances(new SweepStep(4, 6, 2));

            run.running(0.5, 1, 1001, 0.1, "1", 0.4).done(1, 1, 0.5).done(1.5, 1, 0.5).tick(2);
            status.frame(model);

            assertEquals("Run 4 of 6, pool size 2", label(status, "status.state"));
            assertEquals("2 / 10", label(status, "status.count"));
            assertEquals((int) (1000 * (3 + 0.2) / 6),
                    Components.named(status, "status.progress", JProgressBar.class).getValue());
            assertTrue(label(status, "status.left").endsWith(" left in all"), label(status, "status.left"));
        });
    }

    @Test
    void shouldTellADeathInWordsOnceAndThenWhatTheRunCameTo() throws Exception {
        Edt.run(() -> {
            var strip = new MessageStrip();
            var shown = new AtomicBoolean();
            var narrator = new Narrator(strip, () -> shown.set(true), () -> {});
            narrator.sessionBegins();
            assertFalse(strip.isVisible(), "nothing to say takes no room");

            run.workerEnded(1, 2, 1002, killed()).tick(1);
            narrator.frame(model);
            narrator.frame(model);
            run.ended(2, Outcome.COMPLETED, 9, 1).tick(2);
            narrator.runEnds(model);

            assertEquals(List.of("Worker 2 (pid 1002): killed by SIGKILL while running photo_0007.jpg for 0.31 s.",
                    "Finished: 10 items in 2.0\u202Fs, 1 of them failed."), messages(strip));
            Components.named(strip, "message.offer", JButton.class).doClick();
            assertTrue(shown.get(), "nobody showed the failures");
            assertTrue(strip.isVisible());
        });
    }

    @Test
    void shouldForgetTheMessagesOfTheLastRun() throws Exception {
        Edt.run(() -> {
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            run.ended(1, Outcome.STOPPED, 3, 0).tick(1);
            narrator.runEnds(model);
            assertEquals(List.of("Stopped: 3 of 10 items were done in 1.0\u202Fs."), messages(strip));

            narrator.sessionBegins();

            assertEquals(List.of(), messages(strip));
            assertFalse(strip.isVisible());
        });
    }

    private static WorkerExit killed() {
        return new WorkerExit.Crashed(new DeathCertificate(2, 1002, new DeathCertificate.Cause.Signal(9, "SIGKILL"),
                Phase.RUNNING, 7, "photo_0007.jpg", Duration.ofMillis(310), 0, 0, List.of(), "", 0));
    }

    private static String label(StatusBar status, String name) {
        return Components.named(status, name, JLabel.class).getText();
    }

    private static List<String> messages(MessageStrip strip) {
        return Components.all(strip)
                .filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText())
                .collect(Collectors.toList());
    }
}
