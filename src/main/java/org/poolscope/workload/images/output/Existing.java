package org.poolscope.workload.images.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What becomes of a file that has the name of a result already. An original is never replaced, whatever is chosen.
public enum Existing {
    /// It is replaced if Poolscope wrote it and nobody has changed it since; otherwise the batch is refused.
    OWN,
    /// It is replaced, whoever wrote it.
    REPLACE,
    /// It stays, and the result is not made.
    SKIP,
    /// It stays, and the result gets another name.
    RENAME,
    /// It is replaced if the original was changed after it; otherwise it stays, and the result is not made.
    NEWER;

    /// The words for all of them, in this order.
    public static List<String> words() {
        return Stream.of(values()).map(Existing::word).toList();
    }

    /// @param word one of [#words]
    public static Existing of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether a file of anybody's may stay, and the item need no result.
    public boolean mayStay() {
        return this == SKIP || this == NEWER;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
