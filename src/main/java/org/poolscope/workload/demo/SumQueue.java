package org.poolscope.workload.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedQueue;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;

/// A process adds up the numbers below n and puts the sum into a queue, from which it is read when the process has
/// ended: what is put stays, whoever has put it.
public final class SumQueue extends Demo {

    private static final String RESULTS = "results";

    public SumQueue() {
        super("sum-queue");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("n", 50_000_000, 0, Sum.MAX_N));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("n", Long.toString(Sum.MAX_N));
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        return counting(settings.number("n"), Batch.together(new Items.Names(List.of("adder")),
                List.of(new SharedSpec.Queue(RESULTS, Long.class, 1))));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        long n = settings.number("n");
        SharedQueue<Long> results = shared.queue(RESULTS, Long.class);
        return (_, log) -> {
            results.put(Sum.sumBelow(n, log));
            return null;
        };
    }

    @Override
    public Summary summary(Settings settings) {
        return new ReadAtEnd(SumQueue::result,
                values -> cautions("sum", values.get("sum"), Sum.below(settings.number("n"))));
    }

    private static SequencedMap<String, Object> result(Segments shared) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        try {
            shared.queue(RESULTS, Long.class).poll().ifPresent(sum -> values.put("sum", sum));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while reading the sum", e);
        }
        return values;
    }
}
