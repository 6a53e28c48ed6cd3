package org.poolscope.cli.report.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.poolscope.live.ItemFigures;
import org.poolscope.live.ItemFigures.Figure;
import org.poolscope.workload.ItemReport;

/// What items have told of themselves, as JSON.
final class ReportedJson {

    private ReportedJson() {}

    /// Of one item.
    ///
    /// @param run what tells its run from others
    static Map<String, Object> of(Map<String, Object> run, String item, ItemReport report) {
        var json = new LinkedHashMap<>(run);
        json.put("item", item);
        report.part().ifPresent(part -> json.put("progress", number(part)));
        if (!report.status().isEmpty()) {
            json.put("status", report.status());
        }
        json.put("values", report.numbers());
        return json;
    }

    /// Of one item in a table: how far it is, what it is at, and its figures; each of them empty if it has not told.
    static Stream<String> cells(ItemReport report) {
        OptionalDouble part = report.part();
        return Stream.of(part.isEmpty() ? "" : number(part.getAsDouble()).toString(), report.status(),
                report.values().isEmpty() ? ""
                        : new String(JsonText.bytes(report.numbers()), StandardCharsets.US_ASCII));
    }

    /// Over all items.
    static Map<String, Object> of(ItemFigures figures) {
        var counters = new LinkedHashMap<String, Object>();
        var gauges = new LinkedHashMap<String, Object>();
        for (Figure figure : figures.all()) {
            if (figure.counted()) {
                counters.put(figure.name(), number(figure.sum()));
            } else {
                gauges.put(figure.name(), gauge(figure));
            }
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("counters", counters);
        json.put("gauges", gauges);
        return json;
    }

    private static Map<String, Object> gauge(Figure figure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("last", number(figure.last()));
        json.put("min", number(figure.min()));
        json.put("mean", number(figure.mean()));
        json.put("max", number(figure.max()));
        json.put("items", figure.items());
        return json;
    }

    private static Number number(double amount) {
        return new ItemReport.Value(amount, true).number();
    }
}
