package org.poolscope.workload.demo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Items;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Summary;

/// Adds up what producers and consumers did, and compares item by item: one bit for every item says that a consumer had
/// it, and what was consumed beyond the bits set was consumed twice.
final class EachOnce implements Summary {

    private final Demo words;
    private final BitSet seen = new BitSet();
    private long produced;
    private long consumed;

    EachOnce(Demo words) {
        this.words = words;
    }

    @Override
    public void add(Items items, @Nullable Object value) {
        Objects.requireNonNull(value);
        switch (Part.of(items).role()) {
            case PRODUCER -> produced += (Long) value;
            case CONSUMER -> {
                var consumer = (Map<?, ?>) value;
                consumed += (Long) Objects.requireNonNull(consumer.get(PartBody.COUNT));
                seen.or(BitSet.valueOf((long[]) Objects.requireNonNull(consumer.get(PartBody.SEEN))));
            }
        }
    }

    /// The digest is over the items that came out, whichever consumer had them: an item that is missing changes it, and
    /// so does one that came twice.
    @Override
    public Result finish(Segments shared) {
        long duplicates = consumed - seen.cardinality();
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        values.put("produced", produced);
        values.put("consumed", consumed);
        values.put("duplicates", duplicates);
        var digest = new ResultDigest().add("duplicates " + duplicates);
        seen.stream().forEach(digest::add);
        return new Result(values, digest.hex(), cautions(produced - seen.cardinality(), duplicates));
    }

    private List<String> cautions(long lost, long duplicates) {
        List<String> cautions = new ArrayList<>();
        if (lost > 0) {
            cautions.add(words.sentence("lost", lost, produced));
        }
        if (duplicates > 0) {
            cautions.add(words.sentence("twice", duplicates, produced));
        }
        return cautions;
    }
}
