package org.poolscope.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SizeResult;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.SweepWords;
import org.poolscope.compare.Timing;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.text.Figures;

/// A sweep's result as JSON: what `compare --json` writes. Times are in seconds; `times` holds those that count, in the
/// order they were measured, and `invalid` the others; `disturbed` holds those that other processes have slowed, with
/// the part of the processors that these had.
public final class SweepJson {

    private SweepJson() {}

    public static Map<String, Object> of(SweepResult result, RunLists lists) {
        var json = new LinkedHashMap<String, Object>();
        json.put("workload", result.configuration().configuration().workload());
        json.put("settings", SettingsJson.of(result.configuration().configuration()));
        json.put("repeat", result.configuration().repeats());
        json.put("niceness", result.configuration().configuration().pool().conduct().priority()
                .niceness());
        json.put("outcome", result.stopped() ? "stopped" : "completed");
        json.put("results", result.sizes().stream().map(SweepJson::size).toList());
        json.put("base", result.base().isPresent() ? result.base().getAsInt() : null);
        json.put("knee", result.knee().isPresent() ? result.knee().getAsInt() : null);
        json.put("advice", SweepWords.conclusion(result).replace(Figures.GAP, ' '));
        json.put("notes", result.notes().stream().map(Digits::grouped).toList());
        json.put("failures", lists.failures());
        json.put("retries", lists.retries());
        json.put("reports", lists.reports());
        json.put("itemUse", lists.uses());
        return json;
    }

    private static Map<String, Object> size(SizeResult size) {
        var json = new LinkedHashMap<String, Object>();
        json.put("parameters", Map.of("workers", size.size()));
        json.put("times", size.validSeconds());
        json.put("median", size.seconds().map(Statistics::median).orElse(null));
        json.put("min", size.seconds().map(Statistics::min).orElse(null));
        json.put("max", size.seconds().map(Statistics::max).orElse(null));
        json.put("stddev", size.seconds().map(Statistics::stddev).map(SweepJson::orNull).orElse(null));
        json.put("speedup", orNull(size.speedup()));
        json.put("ideal", orNull(size.ideal()));
        json.put(size.steps().isPresent() ? "stepsPerSecond" : "itemsPerSecond", orNull(size.perSecond()));
        json.put("invalid", invalid(size.invalid()));
        json.put("disturbed", size.timings().stream().filter(Timing::disturbed).map(SweepJson::disturbed).toList());
        return json;
    }

    private static List<Map<String, Object>> invalid(List<Timing> timings) {
        return timings.stream()
                .<Map<String, Object>>map(timing -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("block", timing.block());
                    json.put("seconds", timing.seconds());
                    json.put("reason", timing.invalid());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> disturbed(Timing timing) {
        var json = new LinkedHashMap<String, Object>();
        json.put("block", timing.block());
        json.put("seconds", timing.seconds());
        json.put("others", timing.others());
        return json;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
