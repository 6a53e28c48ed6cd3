package org.poolscope.workload.demo;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;
import org.poolscope.shared.SharedQueue;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;

/// Plays one part among producers and consumers.
///
/// The queue is ended by whoever produced the last item of all, and consumers stop when it is empty and ended: so no
/// end mark has to be counted out. It is also ended by a part that fails, or its peers would wait for it for ever.
final class PartBody implements TaskBody {

    /// The keys of a consumer's value; a producer's value is a number.
    static final String COUNT = "count";
    static final String SEEN = "seen";

    private final SharedQueue<Long> queue;
    private final SharedCounter produced;
    private final SharedCounter consumed;
    private final long items;
    private final int producers;
    private final Duration produceDelay;
    private final Duration consumeDelay;

    PartBody(Settings settings, Segments shared) {
        queue = shared.queue(ProducersConsumers.QUEUE, Long.class);
        produced = shared.counter(ProducersConsumers.PRODUCED);
        consumed = shared.counter(ProducersConsumers.CONSUMED);
        items = settings.number("items");
        producers = settings.integer("producers");
        produceDelay = Duration.of(settings.number("produce-delay"), ChronoUnit.MICROS);
        consumeDelay = Duration.of(settings.number("consume-delay"), ChronoUnit.MICROS);
    }

    @Override
    public Object run(Items task, TaskLog log) throws InterruptedException {
        Part part = Part.of(task);
        boolean well = false;
        try {
            Object value = switch (part.role()) {
                case PRODUCER -> produce(part.number());
                case CONSUMER -> consume(log);
            };
            well = true;
            return value;
        } finally {
            if (!well) {
                queue.end();
            }
        }
    }

    /// Puts the share of one producer: all items cut into as many even pieces as there are producers.
    private Long produce(int number) throws InterruptedException {
        long from = items * (number - 1) / producers;
        long to = items * number / producers;
        for (long item = from; item < to; item++) {
            pause(produceDelay);
            queue.put(item);
            if (produced.add(1) == items) {
                queue.end();
            }
        }
        return to - from;
    }

    /// Counts as steps what it took: what was put and is still in the queue is not through.
    private Map<String, Object> consume(TaskLog log) throws InterruptedException {
        var seen = new BitSet();
        long count = 0;
        for (Optional<Long> item = queue.take(); item.isPresent(); item = queue.take()) {
            seen.set(Math.toIntExact(item.get()));
            count++;
            consumed.add(1);
            log.steps(count);
            pause(consumeDelay);
        }
        return Map.of(COUNT, count, SEEN, seen.toLongArray());
    }

    private static void pause(Duration delay) throws InterruptedException {
        if (delay.isPositive()) {
            Thread.sleep(delay);
        }
    }
}
