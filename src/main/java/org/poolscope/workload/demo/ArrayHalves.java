package org.poolscope.workload.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedArray;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;

/// Two processes add 1 to every element of a shared array, once or several times, one to each half. They are not in
/// each other's way, so they need no lock.
public final class ArrayHalves extends Demo {

    private static final String ARRAY = "array";
    private static final String FIRST_HALF = "first half";
    private static final String FILLED = "filled";
    private static final long STEP = 1 << 16;

    public ArrayHalves() {
        super("array");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("length", 100, 2, 100_000_000), number("times", 1, 1, 1_000_000));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("length", "1000000", "times", "1200");
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return 2;
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        long writes = settings.number("length") * (1 + settings.number("times"));
        return counting(writes, Batch.together(new Items.Names(List.of(FIRST_HALF, "second half")), List.of(
                new SharedSpec.Array(ARRAY, SharedArray.Type.INT, settings.number("length")),
                new SharedSpec.Barrier(FILLED, 2))));
    }

    /// The first fills all of the array with 0, 1, 2 …, and the second waits for that.
    @Override
    public TaskBody open(Settings settings, Segments shared) {
        SharedArray array = shared.array(ARRAY);
        Barrier filled = shared.barrier(FILLED);
        long times = settings.number("times");
        return (task, log) -> {
            boolean first = task.label(0).equals(FIRST_HALF);
            long middle = array.length() / 2;
            if (first) {
                Steps.count(0, array.length(), STEP, log, 0, (from, to) -> {
                    for (long i = from; i < to; i++) {
                        array.set(i, i);
                    }
                });
            }
            filled.await(PATIENCE);
            increment(array, first ? 0 : middle, first ? middle : array.length(), times, log,
                    first ? array.length() : 0);
            return null;
        };
    }

    private static void increment(SharedArray array, long first, long end, long times, TaskLog log, long before)
            throws InterruptedException {
        for (long time = 0; time < times; time++) {
            Steps.count(first, end, STEP, log, before + time * (end - first), (from, to) -> {
                for (long i = from; i < to; i++) {
                    array.set(i, array.get(i) + 1);
                }
            });
        }
    }

    @Override
    public Summary summary(Settings settings) {
        return new ReadAtEnd(shared -> {
            SharedArray array = shared.array(ARRAY);
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("first", array.get(0));
            values.put("middle", array.get(array.length() / 2));
            return values;
        }, values -> Stream.of(cautions("first", values.get("first"), settings.number("times")),
                cautions("middle", values.get("middle"), settings.number("length") / 2 + settings.number("times")))
                .flatMap(List::stream).toList());
    }
}
