package org.poolscope.workload.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.poolscope.workload.InvalidSettingException;

/// How long a task may run before it is ended.
public sealed interface Deadline {

    Deadline NONE = new None();

    /// As long as it likes.
    public record None() implements Deadline {}

    /// A fixed time, longer than zero and at most a billion seconds.
    public record After(Duration limit) implements Deadline {
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
    public record OfMedian(double percent) implements Deadline {
        public static final int ENOUGH = 3;
        public static final Duration LEAST = Duration.ofSeconds(1);

        public OfMedian {
            if (!(percent > 100 && percent <= 1e6)) {
                 throw new InvalidSettingException("deadline", "must be more than 100 % of the median and at most "
                        + "1000000 %, not " + percent + " %");
            }
        }
    }

    public static Deadline after(Duration limit) {
         return new After(limit);
    }

    public static Deadline ofMedian(double percent) {
         return new OfMedian(percent);
    }

    /// Reads what a person writes: `none`, a number of seconds as in `2.5`, other times as in `500ms` and `2m`, or a
    /// percentage as in `300%`.
    ///
    /// @throws InvalidSettingException if it is none of these, or out of bounds
    public static Deadline parse(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        if (stripped.equals("none")) {
            return NONE;
        }
        try {
            if (stripped.endsWith("%")) {
                 return new OfMedian(Double.parseDouble(stripped.substring(0, stripped.length() - 1)));
            }
            Optional<Duration> time = TimeText.read(stripped);
            if (time.isPresent() && time.get().isPositive()) {
                 return new After(time.get());
            }
            Double.parseDouble(stripped);
        } catch (NumberFormatException e) {
             throw new InvalidSettingException("deadline", "must be none, seconds as in 2.5, a time as in 500ms or 2m, "
                    + "or a percentage of the median as in 300%, and is '" + text + "'");
        }
         throw new InvalidSettingException("deadline", "must be more than 0 and at most 1000000000 seconds, not "
                + text.strip());
    }

    /// What may take so long, in words: `5 s`, `300 % of the median`.
    public default String inWords() {
        return switch (this) {
            case None _ -> "for ever";
             case After(Duration limit) -> TimeText.inWords(limit);
             case OfMedian(double percent) -> BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString()
                    + " % of the median";
        };
    }
}
