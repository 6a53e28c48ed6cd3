package org.poolscope.workload;

import java.time.Duration;
import java.util.Locale;

/// How long a task may run before it is ended.
public sealed interface Deadline {

    Deadline NONE = new None();

    /// As long as it likes.
    record None() implements Deadline {}

    /// A fixed time, longer than zero and at most a billion seconds.
    record After(Duration limit) implements Deadline {
        private static final Duration LONGEST = Duration.ofSeconds(1_000_000_000);

        public After {
            if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
                throw new InvalidSettingException(
                        "deadline", "must be longer than 0 and at most 1000000000 seconds, and is " + limit);
            }
        }
    }

    /// A percentage of what tasks took in the middle, of those that have ended, and [#LEAST] at least: a short task
    /// takes many times as long now and then, through no fault of its own. While fewer than [#ENOUGH] have ended, as
    /// long as it likes.
    ///
    /// @param percent more than 100
    record OfMedian(double percent) implements Deadline {
        public static final int ENOUGH = 3;
        public static final Duration LEAST = Duration.ofSeconds(1);

        public OfMedian {
            if (!(percent > 100 && percent <= 1e6)) {
                throw new InvalidSettingException("deadline", "must be more than 100 % of the median and at most "
                        + "1000000 %, not " + percent + " %");
            }
        }
    }

    static Deadline after(Duration limit) {
        return new After(limit);
    }

    static Deadline ofMedian(double percent) {
        return new OfMedian(percent);
    }

    /// Reads what a person writes: `none`, a number of seconds as in `2.5`, or a percentage as in `300%`.
    ///
    /// @throws InvalidSettingException if it is none of these, or out of bounds
    static Deadline parse(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        if (stripped.equals("none")) {
            return NONE;
        }
        try {
            if (stripped.endsWith("%")) {
                return new OfMedian(Double.parseDouble(stripped.substring(0, stripped.length() - 1)));
            }
            double seconds = Double.parseDouble(stripped);
            if (!(seconds > 0 && seconds <= 1e9)) {
                throw new InvalidSettingException("deadline", "must be more than 0 and at most 1000000000 seconds, not "
                        + text.strip());
            }
            return new After(Duration.ofNanos(Math.max(1, (long) (seconds * 1e9))));
        } catch (NumberFormatException e) {
            throw new InvalidSettingException("deadline", "must be none, seconds as in 2.5, or a percentage of the "
                    + "median as in 300%, and is '" + text + "'");
        }
    }
}
