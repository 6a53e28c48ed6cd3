package org.poolscope.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people read them, in the window, in the terminal and in sentences alike: narrow gaps between thousands
/// and before units; a terminal, whose font may have none, puts others in their place. Figures that change all the time
/// have fixed decimals, so that they do not tremble; those of a result are exact, as many digits as mean something.
/// Thread-safe.
public final class Figures {

    /// How long a figure stays, at the least, that changes all the time: a second, or a little less where a clock that
    /// ticks as often could come a little early. Nobody can read figures that change more often.
    public static final long STAY_NANOS = 950_000_000;

    /// Between thousands and before a unit.
    public static final char GAP = '\u202F';

    private static final double LARGEST_EXACT = 1L << 53;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private static final Pattern FIGURE = Pattern.compile(
            "([-−]?)(\\d+(?:" + GAP + "\\d{3})*(?:\\.\\d+)?)(?:[" + GAP + " ](\\S+))?.*");
    private static final Map<String, Double> UNITS =
            Map.of("kB", 1024.0, "MB", MEBIBYTE, "µs", 1e-6, "ms", 1e-3);

    private Figures() {}

    /// `1 243`.
    public static String count(long value) {
        String digits = Long.toString(Math.abs(value));
        var text = new StringBuilder(digits.length() + 4);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(GAP);
            }
            text.append(digits.charAt(i));
        }
        return value < 0 ? "−" + text : text.toString();
    }

    /// Of whatever it is: `1 243`, `0.3125`, `1.5e-7`, as many digits as mean something.
    public static String amount(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT) {
            return count((long) value);
        }
        double size = Math.abs(value);
        String digits = size >= 1e15 || size < 1e-3 ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, size >= 1000 ? "%.1f" : "%.4f", value);
        return digits.replaceFirst("\\.?0+(?=e|$)", "").replaceFirst("e([+-])0", "e$1").replaceFirst("^-", "−");
    }

    /// `42.1`, and without the decimal from a thousand up, where it would only tremble.
    public static String rate(double value) {
        return value >= 1000 ? count(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    /// The same of a result, as exactly as it means something: `9.87`, `42.1`, `1 243`.
    public static String exactRate(double value) {
        return value < 10 ? String.format(Locale.ROOT, "%.2f", value) : rate(value);
    }

    /// `84 MB`, in the mebibytes that people mean by it.
    public static String megabytes(long bytes) {
        return count(Math.round(bytes / MEBIBYTE)) + GAP + "MB";
    }

    /// `0:42`, `12:05`, `1:02:09`, `15 d 0:41`.
    public static String clock(Duration duration) {
        return Spans.clock(duration);
    }

    /// `0.31 s`, and without the decimals from a thousand up: `86 400 s`.
    public static String seconds(long nanos) {
        double seconds = nanos / 1e9;
        return seconds >= 1000
                ? count(Math.round(seconds)) + GAP + "s"
                : String.format(Locale.ROOT, "%.2f%cs", seconds, GAP);
    }

    /// The time that something took, as exactly as it means something: `1.234 s`, `12.34 s`, `1 234.5 s`.
    public static String exactSeconds(double seconds) {
        String format = seconds < 10 ? "%.3f" : seconds < 100 ? "%.2f" : "%,.1f";
        return String.format(Locale.ROOT, format, seconds).replace(',', GAP) + GAP + "s";
    }

    /// `12.3 s` below a minute, `12:05` from there.
    public static String span(Duration duration) {
        return duration.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f%cs", duration.toNanos() / 1e9, GAP)
                : clock(duration);
    }

    /// `12 µs`, `3.4 ms`, `1.20 s`.
    public static String shortSpan(Duration duration) {
        double micros = duration.toNanos() / 1e3;
        if (micros < 1000) {
            return String.format(Locale.ROOT, "%.0f%cµs", micros, GAP);
        }
        return micros < 1_000_000
                ? String.format(Locale.ROOT, "%.1f%cms", micros / 1e3, GAP)
                : span(duration);
    }

    /// `640 B`, `64 kB`, `84 MB`, in powers of 1024.
    public static String bytes(long bytes) {
        if (bytes >= MEBIBYTE) {
            return megabytes(bytes);
        }
        return bytes < 1024 ? count(bytes) + GAP + "B" : count(Math.round(bytes / 1024.0)) + GAP + "kB";
    }

    /// What the first figure of a text that was written here says, in seconds, bytes or as it stands; `NaN` for what
    /// begins with none.
    public static double value(String text) {
        Matcher figure = FIGURE.matcher(text);
        if (!figure.matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(figure.group(2).replace(String.valueOf(GAP), ""));
        String unit = figure.group(3) == null ? "" : figure.group(3);
        return (figure.group(1).isEmpty() ? number : -number) * UNITS.getOrDefault(unit, 1.0);
    }

    /// How many times as much: `3.70 ×`.
    public static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f ×", factor);
    }

    /// `96 %`.
    public static String wholePercent(double percent) {
        return String.format(Locale.ROOT, "%.0f%c%%", percent, GAP);
    }

    /// A part from 0 to 1 as `96 %`: 100 only when nothing is left.
    public static String part(double part) {
        return String.format(Locale.ROOT, "%.0f%c%%", Math.floor(100 * part), GAP);
    }

    /// `96.4 %`.
    public static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%c%%", percent, GAP);
    }
}
