package org.poolscope.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Figures for people: three digits, whatever their size.
final class Numbers {

    private Numbers() {}

    static String spelled(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return digits(value / 1e6) + " M";
        }
        return size >= 1e4 ? digits(value / 1e3) + " k" : digits(value);
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e4) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String spelled(double value, String unit) {
        return unit.isEmpty() ? spelled(value) : spelled(value) + " " + unit;
    }

    static String listed(List<Figure> figures) {
        return figures.stream().map(figure -> figure.name() + " " + spelled(figure.value(), figure.unit()))
                .collect(Collectors.joining(", "));
    }
}
