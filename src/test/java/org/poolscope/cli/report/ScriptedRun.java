package org.poolscope.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemReport.Value;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// Telemetry and reports of a run of `primes` on two workers that never took place.
public final class ScriptedRun {

    static final long SECOND = 1_000_000_000L;
    static final long ITEMS = 100;

    private ScriptedRun() {}

    static RunConfiguration configuration() {
        Settings settings = Settings.parse(Workloads.named("primes").parameters(),
                Map.of("from", "100_000", "to", "100_100"));
        return new RunConfiguration("primes", settings, PoolOptions.ofSize(2));
    }

    static Telemetry started() {
        return new Telemetry.RunStarted(0, Instant.EPOCH, configuration(), ITEMS, Optional.empty());
    }

    static Telemetry launched(int worker) {
        return new Telemetry.WorkerStarted(0, worker, 4710 + worker, 0);
    }

    static Telemetry beat(double seconds, int worker, Phase phase) {
        return new Telemetry.Beat((long) (seconds * SECOND), worker, 4710 + worker, phase, phase == Phase.RUNNING ? 3
                : -1,
                "x", 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 9, ProgramUse.NONE);
    }

    public static Telemetry completion(double seconds, long items, List<ItemResult> results, String failure) {
        long failed = failure.isEmpty() ? results.stream().filter(result -> !result.success()).count() : items;
        return new Telemetry.Completion((long) (seconds * SECOND), 1, 1, 0, (long) (seconds * SECOND), items, failed,
                "1 … 9", failure, results);
    }

    public static ItemResult failed(String name, String reason) {
        return ItemResult.failed(name, Duration.ZERO, reason);
    }

    /// One that has told how many files and what loss it came to.
    static ItemResult telling(String name, double files, double loss) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        values.put("files", new Value(files, true));
        values.put("loss", new Value(loss, false));
        return ItemResult.done(name, Duration.ZERO).telling(new ItemReport(OptionalDouble.of(1), "done", values));
    }

    static Telemetry ended(int worker, WorkerExit exit) {
        return new Telemetry.WorkerEnded(SECOND, worker, 4710 + worker, exit);
    }

    static WorkerExit killed() {
        return new WorkerExit.Crashed(new DeathCertificate(2, 4712, new DeathCertificate.Cause.Signal(9, "SIGKILL"),
                Phase.RUNNING, 7, "photo_0007.jpg", Duration.ofMillis(310), 0, 0, List.of(), "", 0));
    }

    static LiveModel model(Telemetry... told) {
        var model = new LiveModel();
        List.of(told).forEach(model::apply);
        model.tick(System.nanoTime());
        return model;
    }

    static RunReport report(Outcome outcome, long succeeded, long failed, String... cautions) {
        return report(outcome, succeeded, failed, List.of(cautions), Optional.empty());
    }

    static RunReport report(Outcome outcome, long succeeded, long failed, StepsDone steps) {
        return report(outcome, succeeded, failed, List.of(), Optional.of(steps));
    }

    private static RunReport report(Outcome outcome, long succeeded, long failed, List<String> cautions,
                                    Optional<StepsDone> steps) {
        var values = new LinkedHashMap<String, Object>();
        values.put("count", 6L);
        values.put("primes", new long[] {100_003, 100_019});
        return new RunReport(configuration(), outcome, ITEMS, succeeded, failed, Duration.ofMillis(500), values, "00ff",
                List.of(new ProcessReport(1, 4711, 4, 50, Duration.ofMillis(310), 48 << 20, new WorkerExit.Finished()),
                        new ProcessReport(2, 4712, 3, 49, Duration.ofMillis(90), 47 << 20, killed())),
                List.of("worker 2 died"), cautions, steps);
    }
}
