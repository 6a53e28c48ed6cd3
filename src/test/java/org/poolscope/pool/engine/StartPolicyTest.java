package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.WorkerExit;

class StartPolicyTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private long now;
    private final StartPolicy policy = new StartPolicy(() -> now);

    /// One that is there and is not just coming.
    private Worker other() {
        var worker = new Worker(null, () -> now);
        worker.openFailed("it leaves");
        return worker;
    }

    @Test
    void shouldGoOnTryingOnceAMinuteBesideOthersHoweverManyStartsHaveFailed() {
        List<Worker> others = List.of(other());
        for (int i = 0; i < 100; i++) {
            assertFalse(policy.failed(others), "at its end");
            assertFalse(policy.mayStart(others), "at once");
            long next = policy.untilNext(others);
            assertTrue(next > 0 && next <= MINUTE, () -> "after " + next + " ns");
        }
        assertTrue(policy.tellsNow());
        assertFalse(policy.tellsNow(), "told twice");
    }

    @Test
    void shouldStartAllAgainOnceOneIsReady() {
        policy.failed(List.of(other()));
        policy.ready(other());
        assertTrue(policy.mayStart(List.of(other())));
        assertEquals(0, policy.failures());
    }

    @Test
    void shouldGiveUpSoonWhenNobodyIsLeft() {
        for (int i = 0; i < 10; i++) {
            policy.failed(List.of(other()));
        }
        assertFalse(policy.failed(List.of()));
        assertFalse(policy.failed(List.of()));
        assertTrue(policy.failed(List.of()));
    }

    @Test
    void shouldTellEachReasonOnce() {
        var exit = new WorkerExit.FailedToStart("no memory", "");
        assertEquals(exit, policy.brief(exit));
        var again = assertInstanceOf(WorkerExit.FailedToStart.class, policy.brief(exit));
        assertEquals("as others before it", again.reason());
    }
}
