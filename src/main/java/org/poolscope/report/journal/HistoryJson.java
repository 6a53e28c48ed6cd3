package org.poolscope.report.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.read.EventEntry;

/// Runs of the journal as JSON.
public final class HistoryJson {

    private HistoryJson() {}

    /// A list of runs, without what is in them.
    public static List<Map<String, Object>> of(List<RunEntry> runs) throws JournalException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (RunEntry run : runs) {
            all.add(of(run));
        }
        return all;
    }

    private static Map<String, Object> of(RunEntry run) throws JournalException {
        var json = new LinkedHashMap<String, Object>();
        json.put("run", run.number());
        if (run.root() != run.number()) {
            json.put("goesOnWith", run.root());
        }
        put(json, "comparison", run.comparison());
        json.put("command", run.command());
        json.put("workload", run.workload());
        json.put("settings", run.settings());
        json.put("workers", run.workers());
        json.put("folder", run.folder());
        json.put("started", run.started().toString());
        run.time().ifPresent(time -> json.put("wallSeconds", time.toNanos() / 1e9));
        json.put("state", run.state().word());
        if (run.items() >= 0) {
            json.put("items", run.items());
        }
        json.put("succeeded", run.succeeded());
        json.put("failed", run.failed());
        json.put("interrupted", run.interrupted());
        return json;
    }

    /// A run with what it came to, but for its items.
    public static Map<String, Object> whole(RunEntry run, List<EventEntry> events) throws JournalException {
        Map<String, Object> json = of(run);
        json.put("environment", run.environmentValues());
        json.putAll(run.reportValues());
        json.put("events", events.stream().map(HistoryJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(EventEntry event) {
        var json = new LinkedHashMap<String, Object>();
        json.put("seconds", event.at().toNanos() / 1e9);
        json.put("kind", event.kind().word());
        if (event.worker() > 0) {
            json.put("worker", event.worker());
        }
        if (!event.item().isEmpty()) {
            json.put("item", event.item());
        }
        json.put("text", event.text());
        return json;
    }

    /// What became of an item, at one attempt.
    public static Map<String, Object> of(AttemptEntry attempt) {
        var json = new LinkedHashMap<String, Object>();
        json.put("item", attempt.name());
        if (attempt.items() != 1) {
            json.put("items", attempt.items());
        }
        json.put("state", attempt.state().word());
        json.put("worker", attempt.worker());
        json.put("startSeconds", attempt.start().toNanos() / 1e9);
        json.put("seconds", attempt.elapsed().toNanos() / 1e9);
        put(json, "userNanos", attempt.use().userNanos());
        put(json, "systemNanos", attempt.use().systemNanos());
        put(json, "peakBytes", attempt.use().peakBytes());
        put(json, "readBytes", attempt.use().readBytes());
        put(json, "writtenBytes", attempt.use().writtenBytes());
        put(json, "inputBytes", attempt.input().bytes());
        if (!attempt.output().isEmpty()) {
            json.put("output", attempt.output());
        }
        if (!attempt.message().isEmpty()) {
            json.put("message", attempt.message());
        }
        if (!attempt.result().report().values().isEmpty()) {
            json.put("values", attempt.result().report().numbers());
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, OptionalLong value) {
        if (value.isPresent()) {
            json.put(name, value.getAsLong());
        }
    }
}
