package org.poolscope.history.told;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.run.RunConfiguration;

/// The end of a run, without its configuration, which the journal has in another place.
record KeptEnd(long nanos, Outcome outcome, long items, long succeeded, long failed, Duration wall,
               Map<String, Object> values, String digest, List<ProcessReport> processes, List<String> problems,
               List<String> cautions, Optional<StepsDone> steps, List<String> notes, Duration paused,
               long interrupted) {

    static KeptEnd of(Telemetry.RunEnded end) {
        RunReport report = end.report();
        return new KeptEnd(end.nanos(), report.outcome(), report.items(), report.succeeded(), report.failed(),
                report.wall(), report.values(), report.digest(), report.processes(), report.problems(),
                report.cautions(), report.steps(), report.notes(), report.paused(), report.interrupted());
    }

    /// The same with nothing of what the workload found: of an own workload that may be anything.
    KeptEnd withoutValues() {
        return new KeptEnd(nanos, outcome, items, succeeded, failed, wall, Map.of(), digest, processes, problems,
                cautions, steps, notes, paused, interrupted);
    }

    Telemetry.RunEnded with(RunConfiguration configuration) {
        return new Telemetry.RunEnded(nanos, new RunReport(configuration, outcome, items, succeeded, failed, wall,
                values, digest, processes, problems, cautions, steps, notes, paused, interrupted));
    }
}
