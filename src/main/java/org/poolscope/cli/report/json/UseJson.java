package org.poolscope.cli.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// What the programs of an item have used, as JSON: every figure that is known, and the names of those that are
/// sampled.
final class UseJson {

    private static final double SECOND = 1e9;

    private UseJson() {}

    /// @param run which of several it is
    static Map<String, Object> of(Map<String, Object> run, int worker, ItemResult result) {
        var json = new LinkedHashMap<>(run);
        json.put("item", result.name());
        json.put("success", result.success());
        json.put("worker", worker);
        json.put("seconds", result.elapsed().toNanos() / SECOND);
        List<String> sampled = new ArrayList<>();
        ItemUse use = result.use();
        put("userSeconds", use.userNanos(), SECOND, json, sampled);
        put("systemSeconds", use.systemNanos(), SECOND, json, sampled);
        put("peakBytes", use.peakBytes(), json, sampled);
        put("readBytes", use.readBytes(), json, sampled);
        put("writtenBytes", use.writtenBytes(), json, sampled);
        put("processes", use.processes(), json, sampled);
        put("threads", use.threads(), json, sampled);
        json.put("sampled", sampled);
        return json;
    }

    private static void put(String name, Figure figure, Map<String, Object> json, List<String> sampled) {
        if (figure.isKnown()) {
            json.put(name, figure.value());
            note(name, figure, sampled);
        }
    }

    private static void put(String name, Figure figure, double unit, Map<String, Object> json, List<String> sampled) {
        if (figure.isKnown()) {
            json.put(name, figure.value() / unit);
            note(name, figure, sampled);
        }
    }

    private static void note(String name, Figure figure, List<String> sampled) {
        if (figure.accuracy() == Accuracy.SAMPLED) {
            sampled.add(name);
        }
    }
}
