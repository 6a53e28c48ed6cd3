package org.poolscope.compare.words;

import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.workload.Texts;

/// What workers did with their time, in a word or two.
public final class SliceWords {

    private SliceWords() {}

    /// As in a legend.
    public static String of(Slice slice) {
        return Texts.of(SliceWords.class).get("slice.name." + slice);
    }
}
