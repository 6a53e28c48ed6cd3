package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.telemetry.RunReport;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// Real workers, and what the system says they have used when they are gone.
@Isolated
@EnabledOnOs(OS.LINUX)
class ProcessorTimeOfWorkersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A JVM takes some milliseconds more to go down once it has said its last word, on a busy machine a few more.
    private static final double CLOSE_MILLIS = 20;
    private static final double MOST_MILLIS = 60;

    @Test
    void shouldAgreeWithTheSystemAtTheEndOfARun() throws Exception {
        double[] missing = new double[3];
        for (int run = 0; run < missing.length; run++) {
            long before = Libc.usedByEndedChildren();
            RunReport report = run(null);
            missing[run] = (Libc.usedByEndedChildren() - before - told(report)) / 1e6;
        }

        DoubleSummaryStatistics all = DoubleStream.of(missing).summaryStatistics();
        assertEquals(0, all.getMin(), CLOSE_MILLIS, () -> "missing milliseconds: " + all);
        assertEquals(0, all.getMax(), MOST_MILLIS, () -> "missing milliseconds: " + all);
    }

    /// To start it and let it rehearse takes a quarter of a second or more, none of which is this run's.
    @Test
    void shouldNotCountWhatAProcessHadUsedBeforeWhenItStoodBy() throws Exception {
        try (SpareWorkers spares = SpareWorkers.forBatch(1, 1)) {
            Waiting.until("one stands by", PATIENCE, () -> spares.standingBy() == 1, () -> "none does");
            ProcessHandle spare = ProcessHandle.current().children().findFirst().orElseThrow();
            Duration usedBefore = spare.info().totalCpuDuration().orElseThrow();
            long before = Libc.usedByEndedChildren();

            RunReport report = run(spares);

            assertEquals(spare.pid(), report.processes().getFirst().pid());
            assertTrue(usedBefore.toMillis() > 50, "it had used " + usedBefore);
            double missing = (Libc.usedByEndedChildren() - before - usedBefore.toNanos() - told(report)) / 1e6;
            assertEquals(0, missing, MOST_MILLIS, "besides the ticks of 10 ms in which the system counts");
        }
    }

    private static long told(RunReport report) {
        assertEquals(1, report.processes().size());
        return report.processes().getFirst().cpu().toNanos();
    }

    private static RunReport run(@Nullable SpareWorkers spares) throws Exception {
        Settings settings = Settings.parse(Workloads.named("primes").parameters(),
                Map.of("from", "0", "to", "1000000"));
        var configuration = new RunConfiguration("primes", settings, new PoolOptions(1, OptionalInt.empty(), 10));
        try (BatchRun run = BatchRun.start(configuration, _ -> {}, spares)) {
            return run.report().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
