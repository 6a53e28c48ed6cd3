package org.poolscope.text;

import java.time.Duration;
import java.util.Locale;

/// Stretches of time as people read them, in the window and in the terminal alike: what has gone by to the second, what
/// is to come as exactly as an estimate can be. Thread-safe.
public final class Spans {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Spans() {}

    /// `0:42`, `12:05`, `1:02:09`; from a day on without seconds: `15 d 0:41`. What is negative is none.
    public static String clock(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < HOUR) {
            return text("%d:%02d", seconds / MINUTE, seconds % MINUTE);
        }
        return seconds < DAY
                ? text("%d:%02d:%02d", seconds / HOUR, seconds / MINUTE % 60, seconds % MINUTE)
                : text("%d d %d:%02d", seconds / DAY, seconds / HOUR % 24, seconds / MINUTE % 60);
    }

    /// The same for what is to come: `0:42`, `12:05`, `5 h 12 min`, `15 d 1 h`.
    public static String estimate(Duration time) {
        return switch (Grain.of(time)) {
            case SECOND -> clock(time);
            case MINUTE -> inMinutes(Grain.MINUTE.count(time));
            case HOUR -> inHours(Grain.HOUR.count(time));
        };
    }

    /// The same for what lies between two times: `2:10–2:50`; one of them where both read alike.
    public static String estimate(Duration low, Duration high) {
        String from = estimate(low);
        String to = estimate(high);
        return from.equals(to) ? from : from + "–" + to;
    }

    private static String inMinutes(long minutes) {
        return minutes < 60 ? text("%d min", minutes) : text("%d h %d min", minutes / 60, minutes % 60);
    }

    private static String inHours(long hours) {
        return hours < 24 ? text("%d h", hours) : text("%d d %d h", hours / 24, hours % 24);
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    /// To what an estimate is told.
    private enum Grain {
        SECOND(1), MINUTE(Spans.MINUTE), HOUR(Spans.HOUR);

        private final long seconds;

        Grain(long seconds) {
            this.seconds = seconds;
        }

        static Grain of(Duration time) {
            if (time.toSeconds() < Spans.HOUR) {
                return SECOND;
            }
            return MINUTE.count(time) < Spans.DAY / Spans.MINUTE ? MINUTE : HOUR;
        }

        /// How many there are, to the nearest.
        long count(Duration time) {
            return Math.round(time.toMillis() / 1e3 / seconds);
        }
    }
}
