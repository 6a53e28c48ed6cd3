package org.poolscope.ui.look;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.poolscope.text.Figures;

/// A column of [Figures] as a spreadsheet reads it: digits, a decimal point and nothing else; the unit goes to the
/// heading.
///
/// @param unit  what all of them are in; empty if they are bare numbers, or words among them
/// @param cells the figures from top to bottom; what is no figure stays as it is
record PlainFigures(String unit, List<String> cells) {


    private static final Pattern FIGURE = Pattern.compile(
            "([-−]?)(\\d+(?:" + Figures.GAP + "\\d{3})*(?:\\.\\d+)?)(?: ×|" + Figures.GAP + "(s|%|B|kB|MB))?");

    /// Where a column goes from one of these to another, all are told in the smallest.
    private static final Map<String, Integer> BYTES = Map.of("B", 1, "kB", 1 << 10, "MB", 1 << 20);

    static PlainFigures of(List<String> shown) {
        List<Matcher> figures = shown.stream().map(FIGURE::matcher).toList();
        Set<String> units = figures.stream().filter(Matcher::matches).map(PlainFigures::unit)
                .collect(Collectors.toSet());
        boolean isOfBytes = units.size() > 1 && BYTES.keySet().containsAll(units);
        if (units.size() > 1 && !isOfBytes) {
            return new PlainFigures("", shown.stream().map(PlainFigures::asWords).toList());
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Matcher figure = figures.get(i);
            cells.add(!figure.matches() ? asWords(shown.get(i))
                    : isOfBytes ? inBytes(figure) : number(figure));
        }
        return new PlainFigures(isOfBytes ? "B" : units.stream().findFirst().orElse(""), cells);
    }

    private static String unit(Matcher figure) {
        return figure.group(3) == null ? "" : figure.group(3);
    }

    private static String number(Matcher figure) {
        return (figure.group(1).isEmpty() ? "" : "-") + figure.group(2).replace(String.valueOf(Figures.GAP), "");
    }

    private static String inBytes(Matcher figure) {
        return new BigDecimal(number(figure)).multiply(BigDecimal.valueOf(BYTES.get(unit(figure)))).toPlainString();
    }

    private static String asWords(String shown) {
        return shown.replace(Figures.GAP, ' ');
    }
}
