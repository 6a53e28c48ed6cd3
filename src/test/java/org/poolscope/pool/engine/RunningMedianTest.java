package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.run.Deadline;

class RunningMedianTest {

    private static final long SECOND = 1_000_000_000;

    private final RunningMedian median = new RunningMedian();

    @Test
    void shouldGiveNoDeadlineBeforeItKnowsEnough() {
        median.add(10 * SECOND);
        median.add(20 * SECOND);
        assertEquals(EngineClient.NO_DEADLINE, median.deadlineNanos(Deadline.ofMedian(200)));
        median.add(30 * SECOND);
        assertEquals(40 * SECOND, median.deadlineNanos(Deadline.ofMedian(200)));
    }

    @Test
    void shouldGiveShortTasksASecondAtLeast() {
        for (int i = 0; i < 10; i++) {
            median.add(SECOND / 1000);
        }
        assertEquals(SECOND, median.deadlineNanos(Deadline.ofMedian(300)));
    }

    @Test
    void shouldFollowWhatTasksTakeNow() {
        for (int i = 0; i < 2000; i++) {
            median.add(10 * SECOND);
        }
        for (int i = 0; i < 2000; i++) {
            median.add(1000 * SECOND);
        }
        assertEquals(2000 * SECOND, median.deadlineNanos(Deadline.ofMedian(200)));
    }

    @Test
    void shouldTakeAFixedDeadlineAsItIs() {
        assertEquals(5_000_000, median.deadlineNanos(Deadline.after(Duration.ofMillis(5))));
        assertEquals(EngineClient.NO_DEADLINE, median.deadlineNanos(Deadline.NONE));
    }
}
