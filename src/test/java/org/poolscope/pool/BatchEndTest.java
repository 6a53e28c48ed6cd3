package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;

/// Every run ends with a report, whatever those throw who are told of it.
@RunsBeside
class BatchEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RunReport report(BatchRun run) throws Exception {
        return run.report().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "say an error | the result of say an error could not be summed up: java.lang.NoClassDefFoundError: no such sum",
        "say the end | the result could not be summed up: java.lang.StackOverflowError"})
    void shouldBeBrokenByAnErrorOfItsSummary(String verb, String problem) throws Exception {
        try (var scenario = Scenario.pooled(1, verb)) {
            RunReport report = scenario.report();
            assertEquals(Outcome.BROKEN, report.outcome());
            assertEquals(problem, report.problems().getFirst());
        }
    }

    @Test
    void shouldBeBrokenByAnErrorOfItsListener() throws Exception {
        try (BatchRun run = BatchRun.start(Scenario.configuration(1, Map.of("verbs", "say a")), told -> {
            if (told instanceof Telemetry.Completion || told instanceof Telemetry.RunEnded) {
                throw new AssertionError("not ready for this");
            }
        })) {
            assertEquals(Outcome.BROKEN, report(run).outcome());
            assertEquals("the pool failed: java.lang.AssertionError: not ready for this",
                    report(run).problems().getFirst());
        }
    }

    @Test
    void shouldBeClosedThoughSomebodyKeepsTheThreadThatTellsItsReport() throws Exception {
        BatchRun run = BatchRun.start(Scenario.configuration(1, Map.of("verbs", "say a")), _ -> {});
        var forEver = new CountDownLatch(1);
        var kept = run.report().thenRun(() -> {
            try {
                forEver.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Thread closing = Thread.ofPlatform().daemon().start(run::close);
        assertEquals(true, closing.join(PATIENCE), "close() waits for ever");
        forEver.countDown();
        kept.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
