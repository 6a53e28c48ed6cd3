package org.poolscope.workload.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stretches of time as a person writes them: `2.5` and `2.5 s` are seconds, and there are `ms`, `m` and `h`.
public final class TimeText {

    private static final Pattern TIME = Pattern.compile(
            "((?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[0-9]+)?) *(ms|s|m|min|h)?");
    private static final Map<String, Double> SECONDS = Map.of("ms", 1e-3, "s", 1.0, "m", 60.0, "min", 60.0,
            "h", 3600.0);
    private static final double MOST = 1e9;

    private TimeText() {}

    /// @return empty if it is none, or more than a billion seconds; of what is less than a nanosecond and not 0, one
    public static Optional<Duration> read(String text) {
        Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            return Optional.empty();
        }
        double unit = time.group(2) == null ? 1 : SECONDS.get(time.group(2));
        double seconds = Double.parseDouble(time.group(1)) * unit;
        if (!(seconds <= MOST)) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(seconds == 0 ? 0 : Math.max(1, Math.round(seconds * 1e9))));
    }

    /// In seconds, with no more digits than there are.
    public static String inWords(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }
}
