package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.Deadline;

class RunningMedianTest {

    private final RunningMedian median = new RunningMedian();

    @Test
    void shouldGiveNoDeadlineBeforeItKnowsEnough() {
        median.add(10);
        median.add(20);
        assertEquals(EngineClient.NO_DEADLINE, median.deadlineNanos(Deadline.ofMedian(200)));
        median.add(30);
        assertEquals(40, median.deadlineNanos(Deadline.ofMedian(200)));
    }

    @Test
    void shouldFollowWhatTasksTakeNow() {
        for (int i = 0; i < 2000; i++) {
            median.add(10);
        }
        for (int i = 0; i < 2000; i++) {
            median.add(1000);
        }
        assertEquals(2000, median.deadlineNanos(Deadline.ofMedian(200)));
    }

    @Test
    void shouldTakeAFixedDeadlineAsItIs() {
        assertEquals(5_000_000, median.deadlineNanos(Deadline.after(Duration.ofMillis(5))));
        assertEquals(EngineClient.NO_DEADLINE, median.deadlineNanos(Deadline.NONE));
    }
}
