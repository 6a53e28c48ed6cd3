package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

@RunsBeside
class BatchPolicyTest {

    private static final RetryPolicy SOON_AGAIN = new RetryPolicy(2, Duration.ofMillis(10), 2);

    private static Scenario run(TaskPolicy policy, int workers, String... verbs) throws Exception {
        RunConfiguration configuration = Scenario.configuration(workers, Map.of("verbs", String.join(";", verbs)));
        var pool = new PoolOptions(workers, OptionalInt.of(1), PoolOptions.MAX_BEATS_PER_SECOND, policy);
        return Scenario.of(new RunConfiguration(configuration.workload(), configuration.settings(), pool));
    }

    /// G26
    @Test
    void shouldEndATaskThatRunsForTooLongAndFinishTheOthers() throws Exception {
        var policy = new TaskPolicy(Deadline.after(Duration.ofMillis(300)), RetryPolicy.NONE, HaltPolicy.NEVER);
        try (var scenario = run(policy, 2, "say a", "stubborn", "hang", "say b")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome(), report::toString);
            assertEquals(2, report.succeeded());
            assertEquals(2, report.failed());
            for (String verb : List.of("stubborn", "hang")) {
                assertTrue(report.problems().contains(verb + ": took longer than 0.3 s"),
                        () -> report.problems().toString());
            }
        }
    }

    @Test
    void shouldEndATaskThatTakesManyTimesTheMedian() throws Exception {
        var verbs = new ArrayList<>(Collections.nCopies(30, "say a"));
        verbs.add(3, "hang");
        var policy = new TaskPolicy(Deadline.ofMedian(100_000), RetryPolicy.NONE, HaltPolicy.NEVER);
        try (var scenario = run(policy, 2, verbs.toArray(String[]::new))) {
            RunReport report = scenario.report();

            assertEquals(30, report.succeeded(), report::toString);
            assertEquals(1, report.failed());
        }
    }

    /// G26
    @Test
    void shouldTryAgainWhatFailedAndTellSo(@TempDir Path folder) throws Exception {
        var policy = new TaskPolicy(Deadline.NONE, SOON_AGAIN, HaltPolicy.NEVER);
        String once = "once " + folder.resolve("flag") + " throw mischief";
        try (var scenario = run(policy, 1, "say a", once, "throw always")) {
            RunReport report = scenario.report();

            assertEquals(2, report.succeeded(), report::toString);
            assertEquals(List.of("throw always: IllegalStateException: always (3 tries)"), report.problems());
            assertEquals(List.of(2, 2, 3), scenario.all(Telemetry.TaskRetried.class).stream()
                    .map(Telemetry.TaskRetried::attempt).sorted().toList());
        }
    }

    @Test
    void shouldBeginNothingMoreAfterSoManyFailures() throws Exception {
        var policy = new TaskPolicy(Deadline.NONE, RetryPolicy.NONE, HaltPolicy.soonAfter(2));
        try (var scenario = run(policy, 1, "throw one", "say a", "throw two", "say b", "say c", "say d", "say e")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome());
            assertEquals("halted, since 2 of 7 items had failed", report.problems().getFirst());
            assertEquals(2, report.failed());
            assertTrue(report.succeeded() < 5, report::toString);
        }
    }

    @Test
    void shouldEndWhatRunsWhenItHaltsNow() throws Exception {
        var policy = new TaskPolicy(Deadline.NONE, RetryPolicy.NONE, HaltPolicy.nowAfter(1));
        try (var scenario = run(policy, 2, "hang", "throw one", "say a")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome());
            assertEquals(1, report.failed());
            assertEquals(List.of(), scenario.alive());
        }
    }
}
