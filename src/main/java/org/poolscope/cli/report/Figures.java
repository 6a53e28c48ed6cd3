package org.poolscope.cli.report;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers as a person reads them: as many digits as mean something.
final class Figures {

    private static final int MEGA = 1 << 20;
    private static final Pattern GAP_IN_NUMBER = Pattern.compile("(?<=[0-9])\u202F(?=[0-9])");

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A number and the noun it counts: `1 item`, `2 items`.
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// A sentence for all, with the digits of its numbers grouped as they are here: many a terminal's font has no
    /// narrow gap.
    static String grouped(String sentence) {
        return GAP_IN_NUMBER.matcher(sentence).replaceAll(",");
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.2f" : perSecond < 1000 ? "%.1f" : "%,.0f", perSecond);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.3f s" : seconds < 100 ? "%.2f s" : "%,.1f s", seconds);
    }

    static String seconds(Duration duration) {
        return seconds(duration.toNanos() / 1e9);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.round((double) bytes / MEGA));
    }

    static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f×", factor);
    }
}
