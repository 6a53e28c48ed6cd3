package org.poolscope.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One thing that one run measured, and its line of JSON: what the peers' scripts print as well.
///
/// @param name what was measured; a run may measure several things
/// @param unit what one is
public record Figure(String name, String unit, double value) {

    public static Figure rate(String name, long items, long nanos) {
        return new Figure(name, "items/s", items * 1e9 / nanos);
    }

    public static Figure millis(String name, long nanos) {
        return new Figure(name, "ms", nanos / 1e6);
    }

    /// As a line, without its end.
    public String line() throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("case", name);
        fields.put("unit", unit);
        fields.put("runs", List.of(value));
        return JSON.std.asString(fields);
    }

    /// @throws IOException if the line is no figure of a single run
    static Figure read(String line) throws IOException {
        Map<String, Object> fields = JSON.std.mapFrom(line);
        if (fields.get("case") instanceof String name && fields.get("unit") instanceof String unit
                && fields.get("runs") instanceof List<?> runs && runs.size() == 1
                && runs.getFirst() instanceof Number value) {
            return new Figure(name, unit, value.doubleValue());
        }
        throw new IOException("no figure: " + line);
    }
}
