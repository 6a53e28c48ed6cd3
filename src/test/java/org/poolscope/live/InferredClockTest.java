package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InferredClockTest {

    private static final long ZERO = -77_000;

    private final InferredClock clock = new InferredClock();

    @Test
    void shouldComeCloserToTheRunsTimeWithEveryFrame() {
        clock.heard(0);
        clock.tick(ZERO + 30);
        assertEquals(0, clock.now());

        clock.heard(95);
        clock.tick(ZERO + 100);
        assertEquals(95, clock.now());

        clock.tick(ZERO + 200);
        assertEquals(195, clock.now());
    }

    @Test
    void shouldNeverGoBack() {
        clock.heard(100);
        clock.tick(ZERO + 100);
        clock.heard(50);
        clock.tick(ZERO + 60);

        assertEquals(100, clock.now());
    }

    @Test
    void shouldStandStillBeforeAnythingWasHeard() {
        clock.tick(ZERO + 100);

        assertEquals(0, clock.now());
    }
}
