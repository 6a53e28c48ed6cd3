package org.poolscope.ui.form.editor;

import org.jspecify.annotations.Nullable;

/// Which number comes after and before the one in a field: where the arrow keys and buttons of a spinner lead.
///
/// @param below a word that stands below the smallest number (`auto`), or null where there is none
public record NumberSteps(long min, long max, @Nullable String below) {

    public static NumberSteps within(long min, long max) {
        return new NumberSteps(min, max, null);
    }

    public static NumberSteps belowWhich(String word, long min, long max) {
        return new NumberSteps(min, max, word);
    }

    /// The text one step up; null at the end, and where the text is no number to count from.
    @Nullable String after(String text) {
        if (text.strip().equals(below)) {
            return Long.toString(min);
        }
        Long value = number(text);
        return value == null || value >= max ? null : Long.toString(Math.max(min, value + 1));
    }

    /// The text one step down; null at the end, and where the text is no number to count from.
    @Nullable String before(String text) {
        Long value = number(text);
        if (value == null) {
            return null;
        }
        return value <= min ? below : Long.toString(Math.min(max, value - 1));
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text.strip().replace("_", ""));
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
