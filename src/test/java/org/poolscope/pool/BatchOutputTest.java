package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;

/// What the workers of a batch print is told, as is everything else of a run.
@RunsBeside
class BatchOutputTest {

    private static List<String> lines(Scenario scenario, boolean error) {
        return scenario.all(Telemetry.Printed.class).stream()
                .filter(printed -> printed.error() == error).map(Telemetry.Printed::line).toList();
    }

    @Test
    void shouldTellEveryLineWhileTheBatchGoesOn() throws Exception {
        try (var scenario = Scenario.pooled(1, "print first", "moan trouble", "hang")) {
            Telemetry.Printed first =
                    scenario.await(Telemetry.Printed.class, printed -> printed.line().equals("first"));
            Telemetry.Printed trouble = scenario.await(Telemetry.Printed.class, Telemetry.Printed::error);
            assertEquals(1, first.worker());
            assertEquals("trouble", trouble.line());
            scenario.stop();
            scenario.report();
        }
    }

    @Test
    void shouldTellAllOfItInOrderBeforeTheEnd() throws Exception {
        String[] verbs = IntStream.range(0, 500).mapToObj(i -> "print line " + i).toArray(String[]::new);
        try (var scenario = Scenario.pooled(1, verbs)) {
            scenario.report();
            assertEquals(IntStream.range(0, 500).mapToObj(i -> "line " + i).toList(), lines(scenario, false));
            assertInstanceOf(Telemetry.RunEnded.class, scenario.heard().getLast());
        }
    }

    @Test
    void shouldTellTheLastWordsOfAWorkerThatDiesInTheMiddleOfALine() throws Exception {
        try (var scenario = Scenario.pooled(1, "mumble I am going to", "exit 3", "say on")) {
            scenario.report();
            assertEquals(List.of("I am going to"), lines(scenario, false));
            long pid = scenario.all(Telemetry.Printed.class).getFirst().pid();
            assertTrue(scenario.all(Telemetry.WorkerEnded.class).stream().anyMatch(ended -> ended.pid() == pid));
        }
    }

    @Test
    void shouldShortenALineThatIsTooLongToRead() throws Exception {
        try (var scenario = Scenario.pooled(1, "print " + "x".repeat(10_000))) {
            scenario.report();
            assertEquals(List.of("x".repeat(4096) + "…"), lines(scenario, false));
        }
    }
}
