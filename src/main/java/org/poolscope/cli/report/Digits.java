package org.poolscope.cli.report;

import java.time.Duration;
import java.util.regex.Pattern;
import org.poolscope.text.Figures;

/// The program's [Figures] as a terminal shows them: many a terminal's font has no narrow gap.
public final class Digits {

    private static final Pattern GAP_IN_NUMBER = Pattern.compile("(?<=[0-9])" + Figures.GAP + "(?=[0-9])");

    private Digits() {}

    static String count(long number) {
        return grouped(Figures.count(number));
    }

    /// A number and the noun it counts: `1 item`, `2 items`.
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// A sentence for all, with the digits of its numbers grouped as they are here.
    public static String grouped(String sentence) {
        return GAP_IN_NUMBER.matcher(sentence).replaceAll(",");
    }

    static String rate(double perSecond) {
        return grouped(Figures.exactRate(perSecond));
    }

    static String seconds(double seconds) {
        return plain(Figures.exactSeconds(seconds));
    }

    static String seconds(Duration duration) {
        return seconds(duration.toNanos() / 1e9);
    }

    static String megabytes(long bytes) {
        return plain(Figures.megabytes(bytes));
    }

    static String factor(double factor) {
        return Figures.factor(factor).replace(" ", "");
    }

    private static String plain(String figure) {
        return grouped(figure).replace(Figures.GAP, ' ');
    }
}
