package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.testing.Edt;

class PastRunShownTest {

    private final List<String> told = new ArrayList<>();

    /// J38
    @Test
    void shouldTellOfARunOfThePastAsOfOneThatHasEnded() throws Exception {
        var audience = new Audience();
        try (var controller = new RunController(audience, new StandBy())) {
            audience.add(new SessionListener() {
                @Override
                public void sessionBegins() {
                    told.add("session begins");
                }

                @Override
                public void runBegins(LiveModel model) {
                    told.add("run begins");
                }

                @Override
                public void runIsKept(KeptRun run) {
                    told.add("run " + run.number());
                }

                @Override
                public void runEnds(LiveModel model) {
                    told.add("run ends");
                }

                @Override
                public void sessionEnds() {
                    told.add("session ends");
                }
            });
            Edt.run(() -> {
                controller.show(new LiveModel(), new KeptRun(Path.of("journal.sqlite"), 7));
                assertFalse(controller.isOn());
            });
        }
        assertEquals(List.of("session begins", "run begins", "run 7", "run ends", "session ends"), told);
    }
}
