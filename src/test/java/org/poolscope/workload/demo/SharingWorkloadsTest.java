package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.LocalRun;

/// The tutorial's examples of what processes share, and what they must come to.
class SharingWorkloadsTest {

    @Test
    void shouldAnswerInCapitalsThroughThePipe() throws Exception {
        var once = LocalRun.of(new PipeEcho()).run();
        assertEquals(Map.of("answer", "Processed: HELLO WORLD"), once.values());

        var often = LocalRun.of(new PipeEcho()).with("round-trips", 500).run();
        assertEquals(List.of("answer", "medianMicros"), List.copyOf(often.values().keySet()));
        assertTrue((double) often.values().get("medianMicros") > 0, often::toString);
        assertEquals(once.digest(), often.digest());
        assertEquals("Processed: ÄÖÜ ✓",
                LocalRun.of(new PipeEcho()).with("text", "äöü ✓").run().values().get("answer"));
    }

    @Test
    void shouldFindTheSumInTheQueueWhenWhoeverPutItHasEnded() throws Exception {
        assertEquals(Map.of("sum", 1_249_999_975_000_000L), LocalRun.of(new SumQueue()).run().values());
        assertEquals(Map.of("sum", 0L), LocalRun.of(new SumQueue()).with("n", 0).run().values());
    }

    @Test
    void shouldIncrementBothHalvesOfTheArrayOnce() throws Exception {
        assertEquals(Map.of("first", 1L, "middle", 51L), LocalRun.of(new ArrayHalves()).run().values());
        assertEquals(Map.of("first", 1L, "middle", 4L),
                LocalRun.of(new ArrayHalves()).with("length", 7).run().values());
    }

    @Test
    void shouldAddUpWhatTheNeighboursHaveFilled() throws Exception {
        var two = LocalRun.of(new SharedSum()).run();
        assertEquals(Map.of("sum", 4950L), two.values());
        assertEquals(two.digest(), LocalRun.of(new SharedSum()).with("processes", 5).run().digest());

        long count = 1 << 18;
        assertEquals(Map.of("sum", count * (count - 1) / 2),
                LocalRun.of(new SharedSum()).with("megabytes", 1).with("processes", 3).run().values());
    }

    @Test
    void shouldGivePowersInTheOrderOfTheirArguments() throws Exception {
        var result = LocalRun.of(new Powers()).run();
        assertEquals(Map.of("values", List.of(1024L, 243L, 64L)), result.values());
        assertEquals(result, LocalRun.of(new Powers()).chunk(3).run());
        assertNotEquals(result.digest(), LocalRun.of(new SumQueue()).with("n", 5).run().digest());
    }

    @Test
    void shouldLetAllPhilosophersEatWhoTakeTheLowerForkFirst() throws Exception {
        assertEquals(Map.of("meals", 1500L),
                LocalRun.of(new Philosophers()).with("philosophers", 5).with("meals", 300).run().values());
    }
}
