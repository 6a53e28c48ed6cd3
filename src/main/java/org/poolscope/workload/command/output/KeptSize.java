package org.poolscope.workload.command.output;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.poolscope.workload.Texts;

/// How much is kept of what a program writes to stdout, and how much to stderr: the first half and the last of so many
/// bytes.
///
/// @param bytes [Long#MAX_VALUE] for all of it
public record KeptSize(long bytes) {

    /// All of it.
    public static final KeptSize ALL = new KeptSize(Long.MAX_VALUE);

    private static final Texts TEXTS = Texts.of(KeptSize.class);
    private static final String ALL_OF_IT = "all";
    private static final long LEAST = 1 << 10;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) ?([KMG]B)");
    private static final Map<String, Integer> SHIFTS = Map.of("KB", 10, "MB", 20, "GB", 30);

    /// One of a text such as `64MB` or `all`.
    ///
    /// @throws IllegalArgumentException if it is none, in a sentence without its subject
    public static KeptSize parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.equalsIgnoreCase(ALL_OF_IT)) {
            return ALL;
        }
        Matcher size = SIZE.matcher(upper);
        long bytes = size.matches() ? Long.parseLong(size.group(1)) << SHIFTS.get(size.group(2)) : 0;
        if (bytes < LEAST) {
            throw new IllegalArgumentException(TEXTS.format("keep.unreadable", text));
        }
        return new KeptSize(bytes);
    }

    boolean isAll() {
        return bytes == Long.MAX_VALUE;
    }
}
