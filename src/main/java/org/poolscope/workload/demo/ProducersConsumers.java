package org.poolscope.workload.demo;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;

/// Producers put the numbers of the items into a shared queue, consumers take them out, every one in a process of its
/// own; and whether each came out once is looked at item by item.
public final class ProducersConsumers extends Demo {

    static final String QUEUE = "items";
    static final String PRODUCED = "produced";
    static final String CONSUMED = "consumed";

    private static final int MAX_PARTS = 64;
    private static final long MAX_ITEMS = 10_000_000;
    private static final long MAX_DELAY_MICROS = 10_000_000;
    private static final long MAX_CAPACITY = 1_000_000;
    private static final String MICROSECONDS = "µs";

    public ProducersConsumers() {
        super("producers-consumers");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                number("producers", 1, 1, MAX_PARTS),
                number("consumers", 2, 1, MAX_PARTS),
                number("items", 10_000, 1, MAX_ITEMS),
                number("produce-delay", 0, 0, MAX_DELAY_MICROS, MICROSECONDS),
                number("consume-delay", 0, 0, MAX_DELAY_MICROS, MICROSECONDS),
                number("capacity", 100, 1, MAX_CAPACITY));
    }

    /// Two consumers are a little slower than one producer: the queue fills up, and then the producer waits.
    @Override
    public Map<String, String> toWatch() {
        return Map.of("items", "20000", "produce-delay", "200", "consume-delay", "600");
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return settings.integer("producers") + settings.integer("consumers");
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        var items = OptionalLong.of(settings.number("items"));
        Items parts = Part.all(settings.integer("producers"), settings.integer("consumers"));
        return counting(settings.number("items"), Batch.together(parts, List.of(
                new SharedSpec.Queue(QUEUE, Long.class, settings.integer("capacity")),
                new SharedSpec.Counter(PRODUCED, items),
                new SharedSpec.Counter(CONSUMED, items))));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        return new PartBody(settings, shared);
    }

    @Override
    public Summary summary(Settings settings) {
        return new EachOnce(this);
    }
}
