package org.poolscope.schedule;

import org.poolscope.workload.InvalidSettingException;

/// How many items of a batch are tried first, as a person writes it: `10`, or `1%`.
///
/// @param amount  more than 0; a whole number, or up to 100 percent
/// @param percent whether it is in percent
public record TrialSize(double amount, boolean percent) {

    /// The name of the option that says so.
    public static final String OPTION = "try";

    public TrialSize {
        if (!(amount > 0) || (percent ? amount > 100 : amount != Math.rint(amount) || amount > Integer.MAX_VALUE)) {
            throw new InvalidSettingException(OPTION, "must be a number of items from 1 on, or more than 0 and up to "
                    + "100 percent of them, as in 10 or 1%");
        }
    }

    /// @throws InvalidSettingException if it is neither a number nor a percentage
    public static TrialSize parse(String text) {
        String number = text.strip();
        boolean percent = number.endsWith("%");
        try {
            return new TrialSize(Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number),
                    percent);
        } catch (NumberFormatException e) {
            throw new InvalidSettingException(OPTION, "must be a number of items or a percentage of them, as in 10 or "
                    + "1%, and is '" + text + "'");
        }
    }

    /// Of so many items; one at least, and all at most.
    public int of(int items) {
        double count = percent ? Math.ceil(items * amount / 100) : amount;
        return (int) Math.clamp(count, Math.min(1, items), items);
    }
}
