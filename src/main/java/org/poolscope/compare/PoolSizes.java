package org.poolscope.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.workload.PoolOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The pool sizes of a comparison as a person writes them: `1,2,4`, `1-4`, `1-4,8`.
///
/// @param sizes in the order written
record PoolSizes(List<Integer> sizes) {

    private static final String HOW = "must be pool sizes from 1 to " + PoolOptions.MAX_WORKERS + ", as in 1,2,4 or 1-4; not '";

    /// @throws TypeConversionException if the text is anything else
    static PoolSizes parse(String text) {
        return new PoolSizes(Stream.of(text.split(",", -1)).flatMapToInt(part -> range(part.strip(), text)).boxed().toList());
    }

    private static IntStream range(String part, String text) {
        if (!part.matches("\\d{1,9}(-\\d{1,9})?")) {
            throw new TypeConversionException(HOW + text + "'");
        }
        int[] ends = Stream.of(part.split("-")).mapToInt(Integer::parseInt).toArray();
        int first = ends[0];
        int last = ends[ends.length - 1];
        // Before it is spelled out: a slip of the finger must not become a list of millions.
        if (last < first || last > PoolOptions.MAX_WORKERS) {
            throw new TypeConversionException(HOW + text + "'");
        }
        return IntStream.rangeClosed(first, last);
    }

    /// For the command line.
    static final class Converter implements ITypeConverter<PoolSizes> {
        @Override
        public PoolSizes convert(String text) {
            return parse(text);
        }
    }
}
