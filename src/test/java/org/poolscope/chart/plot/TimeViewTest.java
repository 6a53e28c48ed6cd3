package org.poolscope.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void shouldShowMoreOfARunInFewStepsBetweenWhichNothingMoves() {
        script.observer(21, 0).tick(21);
        TimeView before = TimeView.of(model, false, 400);
        script.observer(29, 0).tick(29);

        assertEquals(new TimeView(0, 30_000_000_000L, 400), before);
        assertEquals(before, TimeView.of(model, false, 400));
    }

    @Test
    void shouldFollowTheLastMinuteByWholeColumns() {
        script.observer(100, 0).tick(100);
        TimeView before = TimeView.of(model, false, 400);
        script.observer(101, 0).tick(101);
        TimeView after = TimeView.of(model, false, 400);

        assertEquals(60_000_000_000L, after.toNanos() - after.fromNanos(), "it is as wide as before");
        assertTrue(after.toNanos() >= 101_000_000_000L && after.toNanos() < 102_200_000_000L, after::toString);
        assertEquals(0, (after.fromNanos() - before.fromNanos()) % (8 * after.columnNanos()),
                "eight columns at a time");
    }

    @Test
    void shouldShowARunFromItsBeginningWhenAsked() {
        script.observer(70, 0).tick(70);
        TimeView before = TimeView.of(model, true, 400);
        script.observer(74, 0).tick(74);

        assertEquals(new TimeView(0, 75_000_000_000L, 400), before);
        assertEquals(before, TimeView.of(model, true, 400));
    }

    @Test
    void shouldShowAllOfARunThatIsOver() {
        script.observer(100, 0).tick(100).ended(101, Outcome.COMPLETED, 10, 0).tick(101);

        assertEquals(new TimeView(0, 101_000_000_000L, 400), TimeView.of(model, false, 400));
    }
}
