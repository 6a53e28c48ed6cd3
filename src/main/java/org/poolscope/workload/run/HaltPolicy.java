package org.poolscope.workload.run;

import org.poolscope.workload.InvalidSettingException;

/// Whether failures end a batch, or a call of a pool, early, as `--halt` of GNU parallel says it. Nothing that fails or
/// loses its worker after that is tried again.
///
/// @param when    what happens then
/// @param after   how many failures it takes, or how many percent of the items
/// @param percent whether `after` is in percent
public record HaltPolicy(When when, double after, boolean percent) {

    /// What becomes of what is not done when there were too many failures.
    public enum When {
        /// It is done all the same.
        NEVER,
        /// What runs may end, the rest is not begun.
        SOON,
        /// What runs is ended too.
        NOW
    }

    public static final HaltPolicy NEVER = new HaltPolicy(When.NEVER, 1, false);

    public HaltPolicy {
        if (!(after > 0) || percent && after > 100 || !percent
                && (after != Math.rint(after) || after > Long.MAX_VALUE)) {
            throw new InvalidSettingException("halt", percent
                    ? "must be after more than 0 and at most 100 percent, not " + inShort(after)
                    : "must be after a whole number of failures from 1 on, not " + inShort(after));
        }
    }

    /// As a person writes it: 0, and not 0.0.
    private static String inShort(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }

    public static HaltPolicy soonAfter(long failures) {
        return new HaltPolicy(When.SOON, failures, false);
    }

    public static HaltPolicy nowAfter(long failures) {
        return new HaltPolicy(When.NOW, failures, false);
    }

    /// Reads what a person writes: `never`, `soon`, `now`, or the latter two with a number or a percentage of failures,
    /// as in `soon,3` and `now,10%`.
    ///
    /// @throws InvalidSettingException if it is none of these
    public static HaltPolicy parse(String text) {
        String[] parts = text.strip().split(",", 2);
        When when = switch (parts[0].strip()) {
            case "never" -> When.NEVER;
            case "soon" -> When.SOON;
            case "now" -> When.NOW;
            default -> throw unreadable(text);
        };
        if (parts.length == 1) {
            return new HaltPolicy(when, 1, false);
        }
        if (when == When.NEVER) {
            throw new InvalidSettingException("halt", "must be never alone, since that waits for no number; not '"
                    + text + "'");
        }
        String number = parts[1].strip();
        boolean percent = number.endsWith("%");
        try {
            double after = Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number);
            return new HaltPolicy(when, after, percent);
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static InvalidSettingException unreadable(String text) {
        return new InvalidSettingException(
                "halt", "must be never, soon, now, or as in soon,3 or now,10%, and is '" + text + "'");
    }

    /// Whether there were failures enough.
    ///
    /// @param total of how many items; those not known yet do not count
    public boolean isDue(long failed, long total) {
        if (when == When.NEVER || failed == 0) {
            return false;
        }
        return percent ? failed * 100.0 >= after * total : failed >= after;
    }
}
