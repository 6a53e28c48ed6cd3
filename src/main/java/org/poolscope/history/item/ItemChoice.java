package org.poolscope.history.item;

import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Figure;

/// Which lines of a run are wanted, and in which order. Immutable.
///
/// @param states what came of them
/// @param by     by what they are put in order; null for the order in which they became known
/// @param up     whether the smallest is the first; what has none of it is last in either direction
public record ItemChoice(Set<AttemptState> states, @Nullable By by, boolean up) {

    /// All lines in the order in which they became known.
    public static final ItemChoice ALL = new ItemChoice(EnumSet.allOf(AttemptState.class), null, true);

    private static final int MOST_DIGITS = 90;

    /// What there is to put lines in order by. Words are put in order as people do it: `photo 9` before `photo 10`.
    public enum By {
        STATE(line -> line.state().ordinal()),
        NAME(line -> natural(line.name())),
        ITEMS(AttemptEntry::items),
        WORKER(line -> line.worker() == 0 ? null : line.worker()),
        START(line -> line.start().toNanos()),
        ELAPSED(line -> line.elapsed().toNanos()),
        MESSAGE(line -> natural(line.message())),
        CPU(used(ItemUse::cpuNanos)),
        MEMORY(used(ItemUse::peakBytes)),
        READ(used(ItemUse::readBytes)),
        WRITTEN(used(ItemUse::writtenBytes)),
        PROCESSES(used(ItemUse::processes)),
        THREADS(used(ItemUse::threads));

        private final Function<AttemptEntry, @Nullable Object> key;

        By(Function<AttemptEntry, @Nullable Object> key) {
            this.key = key;
        }

        /// What a line is put in order by: a whole number or a text, for all lines the same; null if it has none.
        public @Nullable Object key(AttemptEntry line) {
            return key.apply(line);
        }
    }

    private static Function<AttemptEntry, @Nullable Object> used(Function<ItemUse, Figure> figure) {
        return line -> {
            Figure known = figure.apply(line.result().use());
            return known.isKnown() ? Objects.requireNonNull((Object) known.value()) : null;
        };
    }

    /// A text whose characters are in the order in which people would put the words: each number in it goes after how
    /// many digits it has.
    static @Nullable String natural(String words) {
        if (words.isEmpty()) {
            return null;
        }
        var key = new StringBuilder(words.length() + 4);
        int at = 0;
        while (at < words.length()) {
            char c = words.charAt(at);
            if (c < '0' || c > '9') {
                key.append(Character.toLowerCase(c));
                at++;
                continue;
            }
            while (at < words.length() - 1 && words.charAt(at) == '0' && isDigit(words.charAt(at + 1))) {
                at++;
            }
            int end = at;
            while (end < words.length() && isDigit(words.charAt(end))) {
                end++;
            }
            // Below every letter, and above every number with fewer digits.
            key.append('0').append((char) (' ' + Math.min(end - at, MOST_DIGITS))).append(words, at, end);
            at = end;
        }
        return key.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public ItemChoice {
        states = Set.copyOf(states);
    }

    /// Whether a line is among them.
    public boolean has(AttemptEntry line) {
        return states.contains(line.state());
    }

    /// What is known of a run's items, in numbers.
    ///
    /// @param lines     how many lines there are that were chosen
    /// @param items     how many items the batch has; empty while that is not known
    /// @param succeeded how many items succeeded
    /// @param retried   how many attempts were followed by another
    public record Counts(long lines, OptionalLong items, long succeeded, long failed, long interrupted,
                         long retried) {

        /// Of which nothing is known yet.
        public static final Counts NONE = new Counts(0, OptionalLong.empty(), 0, 0, 0, 0);
    }
}
