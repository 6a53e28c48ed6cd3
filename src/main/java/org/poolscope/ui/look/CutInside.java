package org.poolscope.ui.look;

import java.util.function.ToIntFunction;

/// Shortens a name in its middle: names that go together are alike at their beginning and differ at their end.
public final class CutInside {

    private static final String GAP = "…";

    private CutInside() {}

    /// As much of the beginning and of the end as there is room for, or the whole text if there is room for that.
    ///
    /// @param widthOf how wide a text is
    public static String fit(String text, int room, ToIntFunction<String> widthOf) {
        if (widthOf.applyAsInt(text) <= room) {
            return text;
        }
        int least = 0;
        int most = text.length() - 1;
        while (least < most) {
            int kept = (least + most + 1) / 2;
            if (widthOf.applyAsInt(cut(text, kept)) <= room) {
                least = kept;
            } else {
                most = kept - 1;
            }
        }
        return cut(text, least);
    }

    private static String cut(String text, int kept) {
        int head = kept / 2;
        int tail = kept - head;
        // Half a surrogate pair is no character.
        if (head > 0 && Character.isHighSurrogate(text.charAt(head - 1))) {
            head--;
        }
        int from = text.length() - tail;
        if (tail > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        return text.substring(0, head) + GAP + text.substring(from);
    }
}
