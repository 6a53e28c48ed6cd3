package org.poolscope.compare.question;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;

/// The pool sizes of a comparison as a person writes them: `1,2,4`, `1-4`, `1-4, 8`, or `auto`.
///
/// @param sizes in the order written
public record PoolSizes(List<Integer> sizes) {

    private static final String AUTO = "auto";

    /// The same with `auto` for 1, 2, 4 and so on up to twice as many as there are processors, and that many.
    ///
    /// @throws InvalidSettingException if the text is anything else
    public static PoolSizes parse(String text, int processors) {
        return text.strip().equalsIgnoreCase(AUTO) ? new PoolSizes(upTo(2 * processors)) : parse(text);
    }

    private static List<Integer> upTo(int most) {
        int bound = Math.min(most, PoolOptions.MAX_WORKERS);
        return IntStream.concat(IntStream.iterate(1, size -> size < bound, size -> 2 * size), IntStream.of(bound))
                .boxed().toList();
    }

    /// @throws InvalidSettingException if the text is anything else
    static PoolSizes parse(String text) {
        String tight = text.strip().replaceAll("\\s*-\\s*", "-");
        return new PoolSizes(Stream.of(tight.split("\\s*[,;]\\s*|\\s+", -1))
                .flatMapToInt(part -> range(part, text)).boxed().toList());
    }

    private static IntStream range(String part, String text) {
        if (!part.matches("\\d{1,9}(-\\d{1,9})?")) {
            throw unreadable(text);
        }
        int[] ends = Stream.of(part.split("-")).mapToInt(Integer::parseInt).toArray();
        int first = ends[0];
        int last = ends[ends.length - 1];
        // Before it is spelled out: a slip of the finger must not become a list of millions.
        if (last < first || last > PoolOptions.MAX_WORKERS) {
            throw unreadable(text);
        }
        return IntStream.rangeClosed(first, last);
    }

    private static InvalidSettingException unreadable(String text) {
        return new InvalidSettingException("sizes", "must be pool sizes from 1 to " + PoolOptions.MAX_WORKERS
                + ", as in 1,2,4 or 1-4, or auto; not '" + text + "'");
    }
}
