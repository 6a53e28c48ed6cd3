package org.poolscope.ui.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.text.Figures;

/// What a workload found, as far as it fits in a line. The names are those of its report, which are made for programs:
/// `medianMicros` reads `median 12.3 µs` here.
final class ResultText {

    private static final int LONGEST_VALUE = 80;

    /// The units that names end in, and their symbols.
    private static final Map<String, String> UNITS = Map.of("nanos", "ns", "micros", "µs", "millis", "ms",
            "seconds", "s", "bytes", "B", "percent", "%");

    private static final String BEFORE_CAPITALS = "(?<=[a-z0-9])(?=[A-Z])";

    private ResultText() {}

    static String of(Map<String, Object> values) {
        return values.entrySet().stream().map(value -> named(value.getKey(), shortened(text(value.getValue()))))
                .collect(Collectors.joining(", "));
    }

    private static String named(String name, String text) {
        List<String> words = Stream.of(name.split(BEFORE_CAPITALS)).map(word -> word.toLowerCase(Locale.ROOT)).toList();
        String unit = words.size() > 1 ? UNITS.get(words.getLast()) : null;
        return unit == null
                ? String.join(" ", words) + " " + text
                : String.join(" ", words.subList(0, words.size() - 1)) + " " + text + Figures.GAP + unit;
    }

    private static String text(Object value) {
        return switch (value) {
            case Long number -> Figures.count(number);
            case Integer number -> Figures.count(number);
            case long[] numbers -> list(Arrays.stream(numbers).boxed().toList());
            case double[] numbers -> list(Arrays.stream(numbers).boxed().toList());
            case List<?> elements -> list(elements);
            case Map<?, ?> map -> entries(map);
            default -> value.toString();
        };
    }

    private static String list(List<?> elements) {
        return elements.stream().map(ResultText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /// Of more than fit into a line their number says more than the first of them.
    private static String entries(Map<?, ?> map) {
        String all = map.entrySet().stream().map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .collect(Collectors.joining("; "));
        return all.length() <= LONGEST_VALUE ? all : Figures.count(map.size());
    }

    private static String shortened(String words) {
        if (words.length() <= LONGEST_VALUE) {
            return words;
        }
        // Half a surrogate pair is no character.
        int end = Character.isHighSurrogate(words.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return words.substring(0, end) + "…";
    }
}
