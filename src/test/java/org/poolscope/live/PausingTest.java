package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.Telemetry;

/// G37: time in which nothing went on says nothing of how long the rest will take.
class PausingTest {

    private final LiveModel model = new LiveModel();

    @Test
    void shouldEstimateTheTimeLeftAsIfTheRunHadNotPaused() {
        var script = RunScript.start(model, 2, 400).worker(0, 1, 11, 0).worker(0, 2, 12, 0)
                .running(1, 1, 11, 0.1, "x", 1.0);
        for (int i = 1; i <= 50; i++) {
            script.done(1 + i * 0.1, 1 + i % 2, 0.2).tick(1 + i * 0.1);
        }
        model.apply(new Telemetry.RunPaused(6_000_000_000L, true, ""));
        script.tick(6.1).tick(106);
        model.apply(new Telemetry.RunContinued(106_000_000_000L, 100_000_000_000L));
        for (int i = 1; i <= 50; i++) {
            script.done(106 + i * 0.1, 1 + i % 2, 0.2).tick(106 + i * 0.1);
        }

        assertEquals(10, model.progress().perSecond(), 0.2);
        assertEquals(30, model.progress().left().orElseThrow().time().toMillis() / 1e3, 0.6);
        assertEquals(100, model.stood().toMillis() / 1e3, 0.01);
    }

    /// As of a run on a disk that was full when it was started.
    @Test
    void shouldTakeAPauseBeforeTheFirstItemForNoTimeInWhichItemsWereDone() {
        var script = RunScript.start(model, 1, 10).worker(0, 1, 11, 0).tick(1);
        model.apply(new Telemetry.RunPaused(1_000_000_000L, false, ""));
        script.tick(1.1).tick(31);
        model.apply(new Telemetry.RunContinued(31_000_000_000L, 30_000_000_000L));
        script.running(31.5, 1, 11, 0.1, "x", 31.4).tick(31.5).done(32.4, 1, 1).tick(32.4).done(33.4, 1, 1).tick(33.4);

        assertEquals(1, model.progress().perSecond(), 0.1);
    }

    @Test
    void shouldCountTheTimeOfAPauseInWhichWhatHadBegunGoesOn() {
        var script = RunScript.start(model, 1, 4).worker(0, 1, 11, 0).running(1, 1, 11, 0.1, "x", 1.0).tick(1);
        model.apply(new Telemetry.RunPaused(2_000_000_000L, false, ""));
        script.tick(2).running(3, 1, 11, 0.1, "x", 1.0).tick(5).beat(5, 1, 11, 0.2).tick(8);

        assertEquals(3, model.stood().toMillis() / 1e3, 0.01);
    }
}
