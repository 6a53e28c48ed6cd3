package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;
    private static final long BEGIN = -7_000_000_000L;

    @Test
    void shouldHaveTenFramesInASecondThoughEachComesLate() {
        assertEquals(10, framesInASecond(0));
        assertEquals(10, framesInASecond(20));
        assertEquals(10, framesInASecond(45));
    }

    @Test
    void shouldNotMakeUpForFramesThatWereMissed() {
        var pace = new Pace(100, BEGIN);

        assertEquals(50, pace.next(BEGIN + 3000 * MILLI));
        assertEquals(100, pace.next(BEGIN + 3050 * MILLI), "and then goes on as before");
        assertTrue(framesInASecond(400) <= 3, "a frame that is late by far is not followed by another at once");
    }

    private static int framesInASecond(int lateMillis) {
        var pace = new Pace(100, BEGIN);
        long now = BEGIN + lateMillis * MILLI;
        int frames = 0;
        while (now < BEGIN + 1000 * MILLI) {
            frames++;
            now += (pace.next(now) + lateMillis) * MILLI;
        }
        return frames;
    }
}
