package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.run.RetryPolicy;

class TaskAttemptsTest {

    private static final WorkerExit DEATH = new WorkerExit.FailedToStart("as it was told", "");

    private final TaskAttempts attempts = new TaskAttempts();

    @Test
    void shouldTryAgainAsOftenAsThePolicySaysAfterItsPauses() {
        var policy = new RetryPolicy(3, Duration.ofMillis(100), 2);
        assertEquals(Duration.ofMillis(100), attempts.failed(policy));
        assertEquals(Duration.ofMillis(200), attempts.failed(policy));
        assertEquals(Duration.ofMillis(400), attempts.failed(policy));
        assertNull(attempts.failed(policy));
        assertEquals(4, attempts.next(), "the last one was the fourth");
    }

    @Test
    void shouldTryNothingAgainThatIsToFailAtOnce() {
        assertNull(attempts.failed(RetryPolicy.NONE));
        assertFalse(attempts.died(DEATH, TaskAttempts.DEATHS_IN_A_CALL));
    }

    @Test
    void shouldGiveUpATaskOfABatchAfterThreeDeaths() {
        assertTrue(attempts.died(DEATH, TaskAttempts.DEATHS_IN_A_BATCH));
        assertTrue(attempts.died(DEATH, TaskAttempts.DEATHS_IN_A_BATCH));
        assertFalse(attempts.died(DEATH, TaskAttempts.DEATHS_IN_A_BATCH));
        assertEquals(List.of(DEATH, DEATH, DEATH), attempts.deaths());
    }

    @Test
    void shouldGiveUpWhatThreeWorkersCouldNotEvenBegin() {
        assertTrue(attempts.suspected());
        assertTrue(attempts.suspected());
        assertFalse(attempts.suspected());
        assertEquals(1, attempts.next(), "none of these was an attempt");
    }

    @Test
    void shouldCountFailuresAndDeathsApart() {
        var policy = new RetryPolicy(1, Duration.ZERO, 1);
        assertTrue(attempts.died(DEATH, 3));
        assertEquals(Duration.ZERO, attempts.failed(policy));
        assertTrue(attempts.died(DEATH, 3));
        assertEquals(4, attempts.next());
        assertNull(attempts.failed(policy));
    }
}
