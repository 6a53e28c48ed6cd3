package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.live.WorkerActivity;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;

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
}
