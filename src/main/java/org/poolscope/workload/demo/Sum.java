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
import org.poolscope.workload.run.PoolOptions;

/// Adds up the numbers below n in several processes at the same time: the same piece of computing in every one of them.
public final class Sum extends Demo {

    /// The sum of the numbers below it, n × (n - 1) / 2, fits a long.
    static final long MAX_N = 4_000_000_000L;
    private static final long STEP = 1 << 24;

    public Sum() {
        super("sum");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("n", 10_000_000, 0, MAX_N), number("processes", 2, 1, PoolOptions.MAX_WORKERS));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("n", Long.toString(MAX_N));
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return settings.integer("processes");
    }

    /// Together, for a pool would give both sums to the first process that is up.
    @Override
    public Batch batch(Settings settings, int workers) {
        return counting(settings.number("n") * settings.number("processes"),
                Batch.together(new Items.Range(1, settings.number("processes") + 1), List.of()));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        long n = settings.number("n");
        return (_, log) -> sumBelow(n, log);
    }

    static long sumBelow(long n, TaskLog log) throws InterruptedException {
        long[] sum = new long[1];
        Steps.count(0, n, STEP, log, 0, (from, to) -> {
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
        return new Sums(below(settings.number("n")));
    }

    /// What the numbers below n come to, by Gauss.
    static long below(long n) {
        return n % 2 == 0 ? n / 2 * (n - 1) : (n - 1) / 2 * n;
    }

    private final class Sums implements Summary {

        private final long right;

        private final List<Long> sums = new ArrayList<>();
        private final ResultDigest digest = new ResultDigest();

        Sums(long right) {
            this.right = right;
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            // Which sum is whose makes no difference: all are of the same n.
            long sum = (Long) Objects.requireNonNull(value);
            sums.add(sum);
            digest.add(sum);
        }

        @Override
        public Result finish(Segments shared) {
            return new Result(Map.of("sums", List.copyOf(sums)), digest.hex(),
                    sums.stream().flatMap(sum -> cautions("sum", sum, right).stream()).toList());
        }
    }
}
