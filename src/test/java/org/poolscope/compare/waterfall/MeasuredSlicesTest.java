package org.poolscope.compare.waterfall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.RunReport;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What real workers measure of themselves.
class MeasuredSlicesTest {

    private static final int WORKERS = 3;

    /// A quarter on a quiet machine, where starting takes less.
    private static final double LEAST_AT_LOCK = 0.05;

    /// Of a busy machine: on a quiet one it is less than a hundredth.
    private static final double MOST_MISSING = 0.05;

    /// R14
    @Test
    void shouldMeasureWaitingForALockInTheWorkersAndMissNextToNothing() throws Exception {
        Settings settings = Settings.parse(Workloads.named("counter").parameters(), Map.of("times", "100000"));
        var trace = new RunTrace();
        try (BatchRun run = BatchRun.start(new RunConfiguration("counter", settings, PoolOptions.ofSize(WORKERS)),
                trace::hear)) {
            RunReport report = run.report().get(120, TimeUnit.SECONDS);
            Slices slices = trace.slices(WORKERS, report.wall().toNanos()).orElseThrow();

            assertTrue(slices.seconds().get(Slice.SHARED) > 0, slices::toString);
            assertTrue(slices.seconds().get(Slice.OPEN) > 0, slices::toString);
            assertTrue(slices.seconds().get(Slice.CARRY) > 0, slices::toString);
            assertTrue(Math.abs(slices.residualPart()) < MOST_MISSING, slices::toString);
            assertTrue(trace.pace(report.wall().toNanos()).orElseThrow().ready().size() == WORKERS);
        }
    }

    /// R14
    @Test
    void shouldHaveWaitingForTheLockAmongTheLargestOfACounterThatIsTheSameForEverySize() throws Exception {
        Settings settings = Settings.parse(Workloads.named("counter").parameters(), Map.of("total", "60000000"));
        var trace = new RunTrace();
        try (BatchRun run = BatchRun.start(new RunConfiguration("counter", settings, PoolOptions.ofSize(WORKERS)),
                trace::hear)) {
            RunReport report = run.report().get(120, TimeUnit.SECONDS);
            Slices slices = trace.slices(WORKERS, report.wall().toNanos()).orElseThrow();

            assertTrue(slices.part(Slice.SHARED) > LEAST_AT_LOCK, slices::toString);
            assertTrue(Math.abs(slices.residualPart()) < MOST_MISSING, slices::toString);
        }
    }
}
