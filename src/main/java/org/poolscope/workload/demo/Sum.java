package org.poolscope.workload.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;

/// Adds up the numbers below n, several times over: the same piece of computing in every process.
public final class Sum extends Demo {

    /// The sum of the numbers below it, n × (n - 1) / 2, fits a long.
    private static final long MAX_N = 4_000_000_000L;
    private static final long STEP = 1 << 24;

    public Sum() {
        super("sum");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("n", 10_000_000, 0, MAX_N), number("times", 2, 1, 10_000));
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        return Batch.pooledOneByOne(new Items.Range(1, settings.number("times") + 1));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        long n = settings.number("n");
        return (items, log) -> sums(n, items, log);
    }

    private static long[] sums(long n, Items items, TaskLog log) throws InterruptedException {
        long[] sums = new long[Math.toIntExact(items.size())];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sumBelow(n);
            log.progress(i + 1);
        }
        return sums;
    }

    private static long sumBelow(long n) throws InterruptedException {
        long[] sum = new long[1];
        Steps.run(0, n, STEP, (from, to) -> {
            long part = 0;
            for (long i = from; i < to; i++) {
                part += i;
            }
            sum[0] += part;
        });
        return sum[0];
    }

    @Override
    public Summary summary(Settings settings) {
        return new Sums();
    }

    private static final class Sums implements Summary {

        private final List<Long> sums = new ArrayList<>();
        private final ResultDigest digest = new ResultDigest();

        @Override
        public void add(Items items, @Nullable Object value) {
            // Which sum is whose makes no difference: all are of the same n.
            for (long sum : (long[]) Objects.requireNonNull(value)) {
                sums.add(sum);
                digest.add(sum);
            }
        }

        @Override
        public Result finish(Segments shared) {
            return new Result(Map.of("sums", List.copyOf(sums)), digest.hex());
        }
    }
}
