package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleRhythmTest {

    private static final long MILLI = 1_000_000;

    private final SampleRhythm rhythm = new SampleRhythm();

    private long afterMany(long costNanos, boolean fast) {
        long next = 0;
        for (int i = 0; i < 100; i++) {
            next = rhythm.next(costNanos, fast);
        }
        return next;
    }

    /// G18
    @Test
    void shouldLookTwiceAsOftenWhileSomethingIsYoungOrGrows() {
        assertEquals(20 * MILLI, afterMany(MILLI / 10, true));
        assertEquals(50 * MILLI, afterMany(MILLI / 10, false));
    }

    /// G20
    @Test
    void shouldTakeAHundredthOfACoreAtMost() {
        assertEquals(100 * MILLI, afterMany(MILLI, true), MILLI / 10.0);
        assertEquals(500 * MILLI, afterMany(100 * MILLI, true), "not so seldom that ends are missed");
    }

    @Test
    void shouldNotBeSlowedDownByOneLookThatTookLong() {
        afterMany(MILLI / 10, true);
        rhythm.next(MILLI, true);

        assertEquals(20 * MILLI, afterMany(MILLI / 10, true));
    }
}
