package org.poolscope.workload.demo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.run.PoolOptions;

/// Several processes fill a block of shared memory with the numbers 0, 1, 2 …, and add them up: each the part that its
/// neighbour has filled. Nothing is copied, however large it is; on Linux Python's `SharedMemory` can attach to the
/// same block.
public final class SharedSum extends Demo {

    private static final String NUMBERS = "numbers";
    private static final String FILLED = "filled";
    private static final long FEW = 100;
    private static final long STEP = 1 << 22;

    public SharedSum() {
        super("shared-sum");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("megabytes", 0, 0, 8192, "MB"), number("processes", 2, 1, PoolOptions.MAX_WORKERS),
                number("times", 1, 1, 1_000_000));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("megabytes", "64", "times", "1000");
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return settings.integer("processes");
    }

    private static long count(Settings settings) {
        long megabytes = settings.number("megabytes");
        return megabytes == 0 ? FEW : (megabytes << 20) / Integer.BYTES;
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        long numbers = count(settings) * (1 + settings.number("times"));
        return counting(numbers, Batch.together(new Items.Range(0, settings.number("processes")), List.of(
                new SharedSpec.Memory(NUMBERS, count(settings) * Integer.BYTES),
                new SharedSpec.Barrier(FILLED, settings.integer("processes")))));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        MemorySegment numbers = shared.memory(NUMBERS).memory();
        Barrier filled = shared.barrier(FILLED);
        long count = count(settings);
        long parts = settings.number("processes");
        long times = settings.number("times");
        return (task, log) -> {
            long mine = ((Items.Range) task).from();
            long neighbours = (mine + 1) % parts;
            long first = count * mine / parts;
            long end = count * (mine + 1) / parts;
            Steps.count(first, end, STEP, log, 0, (from, to) -> {
                for (long i = from; i < to; i++) {
                    numbers.setAtIndex(ValueLayout.JAVA_INT, i, (int) i);
                }
            });
            filled.await(PATIENCE);
            long theirs = count * neighbours / parts;
            long theirEnd = count * (neighbours + 1) / parts;
            long sum = 0;
            for (long time = 0; time < times; time++) {
                sum = sum(numbers, theirs, theirEnd, log, end - first + time * (theirEnd - theirs));
            }
            return sum;
        };
    }

    private static long sum(MemorySegment numbers, long first, long end, TaskLog log, long before)
            throws InterruptedException {
        long[] sum = new long[1];
        Steps.count(first, end, STEP, log, before, (from, to) -> {
            long part = 0;
            for (long i = from; i < to; i++) {
                part += Integer.toUnsignedLong(numbers.getAtIndex(ValueLayout.JAVA_INT, i));
            }
            sum[0] += part;
        });
        return sum[0];
    }

    @Override
    public Summary summary(Settings settings) {
        return new Total(Sum.below(count(settings)));
    }

    private final class Total implements Summary {

        private final long right;
        private long sum;

        Total(long right) {
            this.right = right;
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            sum += (Long) Objects.requireNonNull(value);
        }

        @Override
        public Result finish(Segments shared) {
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("sum", sum);
            return new Result(values, new ResultDigest().add(sum).hex(), cautions("sum", sum, right));
        }
    }
}
