package org.poolscope.cli.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.poolscope.cli.report.Digits;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.StepsDone;

/// A run's report as JSON: what `run --json` writes.
public final class RunJson {

    private RunJson() {}

    public static Map<String, Object> of(RunReport report, RunLists lists) {
        var json = new LinkedHashMap<String, Object>();
        json.put("workload", report.configuration().workload());
        json.put("settings", SettingsJson.of(report.configuration()));
        json.put("workers", report.configuration().pool().workers());
        json.put("order", report.configuration().pool().order().word());
        json.put("priority", report.configuration().pool().conduct().priority().word());
        json.put("niceness", report.configuration().pool().conduct().priority().niceness());
        json.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
        json.put("items", report.items());
        json.put("succeeded", report.succeeded());
        json.put("failed", report.failed());
        json.put("interrupted", report.interrupted());
        json.put("wallSeconds", report.wall().toNanos() / 1e9);
        json.put("pausedSeconds", report.paused().toNanos() / 1e9);
        json.put("itemsPerSecond", report.itemsPerSecond());
        report.steps().ifPresent(steps -> json.put("steps", steps(steps, report)));
        json.put("result", report.values());
        json.put("resultDigest", report.digest());
        json.put("cautions", report.cautions().stream().map(Digits::grouped).toList());
        json.put("notes", report.notes().stream().map(Digits::grouped).toList());
        json.put("reported", ReportedJson.of(lists.figures()));
        json.put("processes", processes(report.processes()));
        json.put("problems", report.problems());
        json.put("failures", lists.failures());
        json.put("retries", lists.retries());
        json.put("pauses", lists.pauses());
        json.put("reports", lists.reports());
        json.put("itemUse", lists.uses());
        return json;
    }

    private static Map<String, Object> steps(StepsDone steps, RunReport report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("done", steps.done());
        json.put("total", steps.all().total());
        json.put("unit", steps.all().many());
        json.put("perSecond", steps.perSecond(report.wall()));
        return json;
    }

    private static List<Map<String, Object>> processes(List<ProcessReport> processes) {
        return processes.stream().map(RunJson::process).toList();
    }

    private static Map<String, Object> process(ProcessReport process) {
        var json = new LinkedHashMap<String, Object>();
        json.put("worker", process.worker());
        json.put("pid", process.pid());
        json.put("tasks", process.tasks());
        json.put("items", process.items());
        json.put("cpuSeconds", process.cpu().toNanos() / 1e9);
        json.put("peakRssBytes", process.peakRssBytes());
        json.put("exit", process.exit().inWords());
        return json;
    }
}
