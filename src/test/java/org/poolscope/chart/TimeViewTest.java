package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;

class TimeViewTest {

    private final LiveModel model = new LiveModel();
    private final RunScript script = RunScript.start(model, 1, 10);

    @Test
    void shouldLetARunThatHasJustBegunFillTheViewFromTheLeft() {
        script.observer(0.5, 0).tick(0.5);

        assertEquals(new TimeView(0, 5_000_000_000L, 400), TimeView.of(model, false, 400));
    }

    @Test
    void shouldFollowTheLastMinuteALittleBehindThePresent() {
        script.observer(100, 0).tick(100);

        assertEquals(new TimeView(39_850_000_000L, 99_850_000_000L, 400), TimeView.of(model, false, 400));
    }

    @Test
    void shouldShowARunFromItsBeginningWhenAsked() {
        script.observer(100, 0).tick(100);

        assertEquals(new TimeView(0, 99_850_000_000L, 400), TimeView.of(model, true, 400));
    }

    @Test
    void shouldShowAllOfARunThatIsOver() {
        script.observer(100, 0).tick(100).ended(101, Outcome.COMPLETED, 10, 0).tick(101);

        assertEquals(new TimeView(0, 101_000_000_000L, 400), TimeView.of(model, false, 400));
    }
}
