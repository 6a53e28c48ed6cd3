package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;

class StatusBarTest {

    @Test
    void shouldEstimateInDaysWhatTakesDaysAndTheErrorToo() throws Exception {
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
            assertTrue(left.matches("1\\d d \\d+ h left \\(± (\\d+ d )?\\d+ h\\)"), left);
        });
    }
}
