package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class SemaphoreTest extends SharedTest {

    /// S01
    @Test
    void shouldGiveAsManyPermitsAsItHas() throws Exception {
        Semaphore semaphore = segments.createBoundedSemaphore("permits", 2);
        assertEquals(2, semaphore.permits());
        semaphore.acquire();
        assertEquals(1, semaphore.permits());
        child().say("permit permits").await("done");
        assertEquals(0, semaphore.permits());
        assertFalse(semaphore.tryAcquire());

        semaphore.release();
        semaphore.release();
        var thrown = assertThrows(IllegalStateException.class, semaphore::release);
        assertTrue(thrown.getMessage().contains("released too often"), thrown.getMessage());
    }

    @Test
    void shouldTakeMorePermitsThanItBeganWithUnlessItIsBounded() {
        Semaphore semaphore = segments.createSemaphore("permits", 0);
        assertFalse(semaphore.tryAcquire());
        semaphore.release();
        semaphore.release();
        assertEquals(2, semaphore.permits());
    }

    /// S02
    @ParameterizedTest
    @ValueSource(longs = {0, 350, 1400})
    void shouldStopWaitingWhenTheTimeIsOver(long millis) throws Exception {
        Semaphore semaphore = segments.createSemaphore("permits", 0);
        long start = System.nanoTime();
        assertFalse(semaphore.tryAcquire(Duration.ofMillis(millis)));
        assertTrue(System.nanoTime() - start >= millis * 1_000_000, "gave up too early");
    }

    @Test
    void shouldWakeWhoWaitsForAPermit() throws Exception {
        Semaphore semaphore = segments.createSemaphore("permits", 0);
        FutureTask<Boolean> waiting = inAThread(() -> semaphore.tryAcquire(Duration.ofSeconds(30)));
        semaphore.release();
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
        assertEquals(0, semaphore.permits());
    }
}
