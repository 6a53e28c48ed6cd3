package org.poolscope.compare.measured;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.WorkerExit;

/// Which runs of a sweep did the same work, and so have times that may be compared.
///
/// The right result is the one that more runs agree on than on any other. When no result has that, nobody can say who
/// is right, and no run counts.
public final class Validity {

    private final Optional<String> agreed;

    private Validity(Optional<String> agreed) {
        this.agreed = agreed;
    }

    public static Validity among(List<SweepRun> runs) {
        Map<String, Long> votes = runs.stream()
                .map(SweepRun::report)
                .filter(report -> report.outcome() == Outcome.COMPLETED)
                .collect(Collectors.groupingBy(RunReport::digest, Collectors.counting()));
        List<Map.Entry<String, Long>> ranked = votes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        boolean tie = ranked.size() > 1 && ranked.get(0).getValue().equals(ranked.get(1).getValue());
        return new Validity(tie ? Optional.empty() : ranked.stream().findFirst().map(Map.Entry::getKey));
    }

    /// A run's time, with the reason when it does not count.
    ///
    /// @param again whether it was run again later
    public Timing timing(SweepRun run, boolean again) {
        List<ProcessReport> processes = run.report().processes();
        return new Timing(run.block(), run.seconds(),
                processes.stream().mapToLong(process -> process.cpu().toNanos()).sum() / 1e9,
                processes.stream().mapToLong(ProcessReport::peakRssBytes).sum(), run.disturbance(), again,
                whyInvalid(run));
    }

    private String whyInvalid(SweepRun run) {
        RunReport report = run.report();
        return switch (report.outcome()) {
            case STOPPED -> "the run was stopped";
            case BROKEN -> "the run broke off" + report.problems().stream().findFirst().map(p -> ": " + p).orElse("");
            case COMPLETED -> lost(report).orElseGet(() -> agreed.map(digest -> digest.equals(report.digest())
                            ? waited(run)
                            : "its result differs from that of the other runs")
                    .orElse("the runs' results differ, and no result has most runs behind it"));
        };
    }

    private static String waited(SweepRun run) {
        return run.pauses().waited() ? "it paused, and what had begun went on meanwhile" : "";
    }

    /// A run that has lost a worker tells how long that takes.
    private static Optional<String> lost(RunReport report) {
        return report.processes().stream()
                .filter(process -> process.exit() instanceof WorkerExit.Crashed)
                .findFirst()
                .map(process -> "worker " + process.worker() + " was lost: " + process.exit().inWords());
    }
}
