package org.poolscope.workload.demo;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Items;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Summary;

/// A result that is read from shared objects when all tasks have ended, and not from what tasks give back.
///
/// @param found    the values by name, in the order to print
/// @param cautions what must be told of them
record ReadAtEnd(Function<Segments, SequencedMap<String, Object>> found,
                 Function<Map<String, Object>, List<String>> cautions) implements Summary {

    @Override
    public void add(Items items, @Nullable Object value) {
        // All that counts is in the shared objects.
    }

    @Override
    public Result finish(Segments shared) {
        SequencedMap<String, Object> values = found.apply(shared);
        var digest = new ResultDigest();
        values.forEach((name, value) -> digest.add(name + " " + value));
        return new Result(values, digest.hex(), cautions.apply(values));
    }
}
