package org.poolscope.workload.run;

import java.time.Duration;
import org.poolscope.workload.InvalidSettingException;

/// How often something that failed is tried again, and after which pauses: each is longer than the one before by a
/// factor.
///
/// @param retries how often, 0 to [#MAX_RETRIES]
/// @param pause   before the first retry, an hour at most, as all of them are
/// @param factor  1 to 10
public record RetryPolicy(int retries, Duration pause, double factor) {

    public static final int MAX_RETRIES = 1000;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// What failed has failed.
    public static final RetryPolicy NONE = new RetryPolicy(0, Duration.ZERO, 1);

    public RetryPolicy {
        if (retries < 0 || retries > MAX_RETRIES) {
             throw new InvalidSettingException("retries", "must be from 0 to " + MAX_RETRIES + ", not " + retries);
        }
        if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) {
             throw new InvalidSettingException("retry pause", "must be from 0 to 1 hour, and is " + pause);
        }
        if (!(factor >= 1 && factor <= 10)) {
             throw new InvalidSettingException("retry factor", "must be from 1 to 10, not " + factor);
        }
    }

    /// After which time, unless somebody says another.
    public static final Duration USUAL_PAUSE = Duration.ofMillis(100);

    /// A number of retries, the first after 100 ms and each of the others after twice the time.
    public static RetryPolicy times(int retries) {
         return times(retries, USUAL_PAUSE);
    }

    /// The same, the first after another time.
    public static RetryPolicy times(int retries, Duration first) {
        return retries == 0 ? NONE : new RetryPolicy(retries, first, 2);
    }

    /// Reads a pause as a person writes it: seconds as in `2.5`, or `500ms`, `2s`, `1m`.
    ///
    /// @throws InvalidSettingException if it is none, or longer than an hour
    public static Duration parsePause(String text) {
        return TimeText.read(text).filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0)
                .orElseThrow(() -> new InvalidSettingException("retry-delay", "must be a time from 0 to 1 hour, as in "
                        + "500ms, 2s or 1m, and is '" + text + "'"));
    }

    /// Whether nothing is tried again.
    public boolean isNone() {
        return retries == 0;
    }

    /// How long to wait before a retry.
    ///
    /// @param retry from 1
    public Duration pauseBefore(int retry) {
        double nanos = pause.toNanos() * Math.pow(factor, retry - 1.0);
        return nanos < LONGEST_PAUSE.toNanos() ? Duration.ofNanos((long) nanos) : LONGEST_PAUSE;
    }
}
