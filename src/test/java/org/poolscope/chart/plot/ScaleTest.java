package org.poolscope.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final long SECOND = 1_000_000_000L;

    private final Scale scale = new Scale(110);

    @Test
    void shouldGrowAtOnceAndLeaveRoomAbove() {
        assertEquals(110, scale.upper(40, 0));
        assertEquals(300, scale.upper(280, SECOND / 30));
    }

    @Test
    void shouldShrinkOnlyAfterItsValuesHaveLongBeenMuchSmaller() {
        scale.upper(280, 0);

        assertEquals(300, scale.upper(40, SECOND));
        assertEquals(300, scale.upper(290, 2 * SECOND - 1), "a value that needs it begins the wait anew");
        assertEquals(300, scale.upper(40, 4 * SECOND));
        assertEquals(110, scale.upper(40, 6 * SECOND));
    }

    @Test
    void shouldKeepItsBoundWhereNothingIsKnown() {
        assertEquals(110, scale.upper(Double.NaN, 0));
    }

    @Test
    void shouldFindARoundNumberAboveAnything() {
        for (double value = 1e-9; value < 1e12; value *= 1.37) {
            double nice = Scale.nice(value);
            assertTrue(nice >= 1.04 * value && nice <= 1.4 * value, value + " below " + nice);
        }
    }
}
