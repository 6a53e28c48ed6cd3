package org.poolscope.workload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.poolscope.process.ByteText;
import org.poolscope.workload.Texts;

/// Counts items of which the same is to be said, and knows the first few of them by name. For one thread at a time.
final class FirstFew {

    private static final Texts TEXTS = Texts.of(FirstFew.class);
    private static final int NAMED = 3;
    private static final int LONGEST = 60;

    private final List<String> names = new ArrayList<>();
    private long count;

    void add(String item) {
        count++;
        if (names.size() < NAMED) {
            String name = ByteText.shown(item).lines().findFirst().orElse("");
            names.add(name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…");
        }
    }

    /// What is to be said of them.
    ///
    /// @param key of a text that takes their number, the names of the first and how many more there are
    /// @return nothing if there are none
    Stream<String> said(String key) {
        return count == 0 ? Stream.empty()
                : Stream.of(TEXTS.format(key, count, String.join(", ", names), count - names.size()));
    }
}
