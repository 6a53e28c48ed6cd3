package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.shared.Segments;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Summary;
import org.poolscope.workload.Workloads;

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
        var often = LocalRun.of(new ArrayHalves()).with("times", 3);
        assertEquals(new Summary.Result(Map.of("first", 3L, "middle", 53L), often.run().digest()), often.run());
        assertEquals(2 * often.batch().steps().orElseThrow().total(), often.steps());
    }

    @Test
    void shouldAddUpWhatTheNeighboursHaveFilled() throws Exception {
        var two = LocalRun.of(new SharedSum()).run();
        assertEquals(Map.of("sum", 4950L), two.values());
        assertEquals(two.digest(), LocalRun.of(new SharedSum()).with("processes", 5).run().digest());
        var often = LocalRun.of(new SharedSum()).with("times", 4);
        assertEquals(two, often.run());
        assertEquals(often.batch().steps().orElseThrow().total(), often.steps());

        long count = 1 << 18;
        assertEquals(Map.of("sum", count * (count - 1) / 2),
                LocalRun.of(new SharedSum()).with("megabytes", 1).with("processes", 3).run().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe-echo", "sum", "sum-queue", "array", "shared-sum", "philosophers"})
    void shouldHaveNothingToSayOfAResultThatIsRight(String name) throws Exception {
        LocalRun run = LocalRun.of(Workloads.named(name));

        assertEquals(List.of(), (name.startsWith("sum") ? run.with("n", 1001) : run).run().cautions());
    }

    @ParameterizedTest
    @CsvSource({"pipe-echo, 1, round trip", "sum, 2002, additions", "sum-queue, 1001, additions",
        "array, 200, writes", "shared-sum, 200, accesses", "philosophers, 2000, meals", "counter, 2000, increments",
        "producers-consumers, 10000, messages"})
    void shouldCountAllItsStepsWithTheirWord(String name, long total, String word) throws Exception {
        LocalRun run = LocalRun.of(Workloads.named(name));
        if (name.startsWith("sum")) {
            run.with("n", 1001);
        }
        StepCount steps = run.batch().steps().orElseThrow();
        assertEquals(total, steps.total());
        assertEquals(word, steps.noun(total));

        run.run();

        assertEquals(total, run.steps());
    }

    @Test
    void shouldSayThatTheSumIsMissingOrWrong(@TempDir Path directory) throws Exception {
        var summary = new SumQueue().summary(LocalRun.of(new SumQueue()).with("n", 1001).settings());
        try (Segments segments = Segments.in(directory)) {
            var queue = segments.createQueue("results", Long.class, 1);
            assertEquals(List.of("The result has no sum, which should be 500\u202F500"),
                    summary.finish(segments).cautions());
            queue.put(12_345L);
            assertEquals(List.of("The result's sum is 12\u202F345 and should be 500\u202F500"),
                    summary.finish(segments).cautions());
        }
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
