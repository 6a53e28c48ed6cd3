package org.poolscope.workload.images.skia;

import java.util.List;
import org.jetbrains.skia.FontMgr;
import org.jetbrains.skia.FontStyleSet;
import org.jetbrains.skia.Typeface;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;

/// The fonts of this machine.
final class Fonts {

    /// By what the systems call their plain fonts.
    private static final List<String> PLAIN = List.of("sans-serif", "DejaVu Sans", "Arial", "Helvetica");

    private static @Nullable Typeface bold;

    private Fonts() {}

    /// A plain one, bold if there is such; for all that this JVM draws.
    ///
    /// @throws IllegalStateException if there is none at all
    static synchronized Typeface bold() {
        if (bold == null) {
            bold = find(FontMgr.Companion.getDefault());
        }
        return bold;
    }

    private static Typeface find(FontMgr fonts) {
        for (String family : PLAIN) {
            Typeface found = boldest(fonts.matchFamily(family));
            if (found != null) {
                return found;
            }
        }
        for (int i = 0; i < fonts.getFamiliesCount(); i++) {
            Typeface found = boldest(fonts.makeStyleSet(i));
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException(Texts.of(Fonts.class).get("NO_FONTS"));
    }

    /// The first bold one of a family that is not italic, or else its first; null if it has none.
    private static @Nullable Typeface boldest(@Nullable FontStyleSet family) {
        if (family == null) {
            return null;
        }
        try (family) {
            Typeface first = null;
            for (int i = 0; i < family.count(); i++) {
                Typeface style = family.getTypeface(i);
                if (style != null && style.isBold() && !style.isItalic()) {
                    return style;
                }
                first = first == null ? style : first;
            }
            return first;
        }
    }
}
