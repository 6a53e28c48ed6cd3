package org.poolscope.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in the cells of tables: figures with a point and without grouping, and texts that nothing takes for
/// anything else.
public final class Cells {

    /// What a spreadsheet takes for the beginning of a formula, wherever the text came from: of Latin width and of
    /// that which East Asian keyboards type.
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private static final Pattern OF_MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]<&|~]");

    private Cells() {}

    /// Seconds, to the microsecond.
    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }

    /// A cell of CSV (RFC 4180). A spreadsheet shows the apostrophe before what would be a formula, or takes it for
    /// the sign that a text follows.
    public static String csv(String text) {
        String harmless = isFormula(text) ? "'" + text : text;
        return harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? harmless
                : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    }

    /// A cell of a table in Markdown, in which nothing is Markdown.
    public static String markdown(String text) {
        return OF_MARKDOWN.matcher(Printable.of(text.replaceAll("\\s+", " "))).replaceAll(found ->
                Matcher.quoteReplacement(switch (found.group()) {
                    case "<" -> "&lt;";
                    case "&" -> "&amp;";
                    default -> "\\" + found.group();
                }));
    }
}
