package org.poolscope.cli.report.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.RunPieces;
import org.poolscope.cli.report.table.Exports;
import org.poolscope.compare.sweep.SweepEvent;
import org.poolscope.live.ItemFigures;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemLog;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.RunContinued;
import org.poolscope.telemetry.Telemetry.RunPaused;
import org.poolscope.telemetry.Telemetry.TaskRetried;

/// What a report lists one by one, taken from what is told while the runs go on: every item that failed, every task
/// that was tried again, what each item has told of itself, and what its programs have used. Whoever tells writes it
/// down, and so never tells more than is written: kept for another thread, a million failures would fill the heap. Any
/// thread may tell.
public final class RunLists implements AutoCloseable {

    /// Of figures that items tell. In a file there is room for more than a person would look at.
    private static final int MOST_NAMES = 1000;

    private final JsonList failures;
    private final JsonList retries;
    private final JsonList pauses;

    /// Told again and again as the figures in it change.
    private boolean pausing;
    private final JsonList reports;
    private final JsonList uses;
    private final @Nullable Exports exports;

    /// Most runs have nobody who reads it, and to write down what each item has used takes as long as to hear of it.
    private final boolean wanted;
    private final ItemFigures figures = new ItemFigures(MOST_NAMES);

    /// Which of a sweep's runs it is that tells; empty if there is only one.
    private final Map<String, Object> run = new LinkedHashMap<>();

    /// Those of a report.
    public RunLists(JsonFile json) {
        this(json, null);
    }

    /// Those of a report, and tables.
    public RunLists(JsonFile json, @Nullable Exports exports) {
        this.failures = json.list();
        this.retries = json.list();
        this.pauses = json.list();
        this.reports = json.list();
        this.uses = json.list();
        this.exports = exports;
        this.wanted = json.isWanted() || exports != null && exports.isWanted();
    }

    /// The items that failed, with their reasons.
    JsonList failures() {
        return failures;
    }

    /// The tasks that were tried again, with the reasons.
    JsonList retries() {
        return retries;
    }

    /// What items have told of themselves, one by one.
    JsonList reports() {
        return reports;
    }

    /// What programs have used that ran for items, one by one.
    JsonList uses() {
        return uses;
    }

    /// What items have told of themselves, over all of them; of a sweep, over those of all its runs.
    ItemFigures figures() {
        return figures;
    }

    /// When a run began to pause, why, and when it went on.
    JsonList pauses() {
        return pauses;
    }

    /// Takes in what a sweep told.
    public synchronized void hear(SweepEvent event) {
        switch (event) {
            case SweepEvent.RunBegins(int _, int block, int size, int _) -> {
                run.put("workers", size);
                run.put("block", block);
            }
            case SweepEvent.RunTold(var told) -> hear(told);
            case SweepEvent.RunDone _ -> { }
        }
    }

    /// Takes in what a run told.
    public synchronized void hear(Telemetry telemetry) {
        if (!wanted) {
            return;
        }
        if (exports != null) {
            exports.hear(telemetry, report -> ReportedJson.cells(report).toList());
        }
        switch (telemetry) {
            case Completion completion -> {
                if (completion.failed() > 0) {
                    ItemLog.lines(completion).stream().filter(line -> !line.success())
                            .forEach(line -> failures.add(failure(line)));
                }
                completion.results().stream().filter(result -> result.use().isKnown())
                        .forEach(result -> uses.add(UseJson.of(run, completion.worker(), result)));
                figures.add(completion);
                completion.results().stream().filter(result -> !result.report().isEmpty())
                        .forEach(result -> reports.add(ReportedJson.of(run, result.name(), result.report())));
            }
            case TaskRetried retried -> retries.add(retry(retried));
            case RunPaused paused when !pausing -> {
                pausing = true;
                pauses.add(pause(paused.nanos(), RunPieces.inWords(paused)));
            }
            case RunContinued on -> {
                pausing = false;
                pauses.add(pause(on.nanos(), "goes on"));
            }
            default -> { }
        }
    }

    private Map<String, Object> pause(long nanos, String what) {
        var json = new LinkedHashMap<>(run);
        json.put("seconds", nanos / 1e9);
        json.put("what", what);
        return json;
    }

    private Map<String, Object> failure(ItemLine line) {
        var json = new LinkedHashMap<>(run);
        json.put("item", line.name());
        if (line.items() > 1) {
            json.put("items", line.items());
        }
        json.put("reason", line.message());
        json.put("worker", line.worker());
        return json;
    }

    private Map<String, Object> retry(TaskRetried retried) {
        var json = new LinkedHashMap<>(run);
        json.put("item", retried.label());
        json.put("attempt", retried.attempt());
        json.put("reason", retried.why());
        return json;
    }

    @Override
    public void close() throws IOException {
        try (failures; retries; uses; pauses) {
            reports.close();
        }
    }
}
