package org.poolscope.chart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// A comparison as it might come out on a machine of four cores; one run did other work than the rest.
final class SampleSweep {

    private static final List<Integer> SIZES = List.of(1, 2, 4, 6, 8);
    private static final int REPEATS = 5;

    private SampleSweep() {}

    static SweepResult result() {
        var random = new Random(3);
        var configuration = new RunConfiguration("primes",
                Settings.parse(Workloads.named("primes").parameters(), Map.of()), PoolOptions.ofSize(1));
        List<SweepRun> runs = new ArrayList<>();
        for (int block = 1; block <= REPEATS; block++) {
            for (int size : SIZES) {
                double seconds = (0.2 + 8.0 / Math.min(size, 4.2) + 0.02 * size) * (1 + 0.05 * random.nextGaussian());
                runs.add(run(configuration, block, size, seconds));
            }
        }
        return SweepResult.of(new SweepConfiguration(configuration, SIZES, REPEATS), runs, false);
    }

    private static SweepRun run(RunConfiguration configuration, int block, int size, double seconds) {
        String digest = block == 3 && size == 6 ? "other" : "same";
        return new SweepRun(block, size, new RunReport(configuration.withWorkers(size), Outcome.COMPLETED, 1000, 1000,
                0, Duration.ofMillis(Math.round(seconds * 1000)), Map.of(), digest, List.of(), List.of(),
                List.of(), Optional.empty()));
    }
}
