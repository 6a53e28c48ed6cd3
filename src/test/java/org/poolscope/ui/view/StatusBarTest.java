package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending.Precise;
import org.poolscope.compare.sweep.SweepProgress;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.live.WorkerActivity;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.SweepStep;

class StatusBarTest {

    /// G27
    @Test
    void shouldSayWhyARunPauses() throws Exception {
        Edt.run(() -> {
            var model = new LiveModel();
            RunScript script = RunScript.start(model, 1, 100).worker(0, 1, 1001, 0).beat(0.5, 1, 1001, 0.1);
            model.apply(new Telemetry.RunPaused(1_000_000_000L, false, "0.8 GB free on /x, waits for 1 GB"));
            script.tick(2);
            var status = new StatusBar();
            status.sessionBegins();
            status.frame(model);
            assertEquals("Paused: 0.8 GB free on /x, waits for 1 GB",
                    Components.named(status, "status.state", JLabel.class).getText());
            assertEquals("", Components.named(status, "status.left", JLabel.class).getText());
            assertNotEquals(WorkerActivity.STOPPED, model.workers().getFirst().state());

            model.apply(new Telemetry.RunPaused(2_000_000_000L, true, ""));
            assertEquals(WorkerActivity.STOPPED, model.workers().getFirst().state());
            model.apply(new Telemetry.RunContinued(3_000_000_000L, 2_000_000_000L));
            assertNotEquals(WorkerActivity.STOPPED, model.workers().getFirst().state());
        });
    }

    @Test
    void shouldEstimateInDaysWhatTakesDays() throws Exception {
        Edt.run(() -> {
            var days = new LiveModel();
            RunScript slow = RunScript.start(days, 1, 13_000_000).worker(0, 1, 1001, 0);
            for (int tenth = 1; tenth <= 600; tenth++) {
                slow.done(tenth / 10.0 + tenth % 3 * 0.02, 1, 0.1).tick(tenth / 10.0 + 0.05);
            }
            var status = new StatusBar();
            status.sessionBegins();
            status.frame(days);
            String left = Components.named(status, "status.left", JLabel.class).getText();
            assertTrue(left.matches("1\\d d \\d+ h–1\\d d \\d+ h left"), left);
        });
    }

    @Test
    void shouldBeAsHighWithTheLinkToTheOutputAsWithout() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            var status = new StatusBar();
            int without = status.getPreferredSize().height;
            Components.named(status, "status.output", JComponent.class).setVisible(true);

            assertEquals(without, status.getPreferredSize().height);
        });
    }

    @Test
    void shouldNotFallBackWhenThereTurnOutToBeMoreRuns() throws Exception {
        var until = new Precise(0.001, Duration.ofHours(10));
        SweepResult four = ScriptedSweep.of(1, 2).ending(until).blocks(4, 3.0, 2.0).result();
        SweepResult six = ScriptedSweep.of(1, 2).ending(until).blocks(2, 3.0, 2.0).blocks(2, 2.0, 3.0)
                .blocks(2, 3.1, 2.0).result();
        Edt.run(() -> {
            var model = new LiveModel();
            RunScript.start(model, 1, 100).worker(0, 1, 1001, 0).done(1, 1, 0.1).tick(2);
            var status = new StatusBar();
            var bar = Components.named(status, "status.progress", JProgressBar.class);
            status.sessionBegins();
            status.sweepAdvances(new SweepStep(9, 10, 1));
            status.sweepFinds(four);
            status.frame(model);
            int early = bar.getValue();
            assertTrue(early >= 0.8 * bar.getMaximum(), () -> "at " + early + " after four of five blocks");

            double now = SweepProgress.of(six, 13, 1, model.progress()).fraction();
            assertTrue(now < 0.5, () -> "there are many runs to come, at " + now);
            status.sweepFinds(six);
            Components.named(status, "status.count", JLabel.class).setVisible(false);
            status.frame(model);
            assertEquals(early, bar.getValue());

            status.sessionBegins();
            assertEquals(0, bar.getValue(), "the next comparison begins anew");
        });
    }
}
