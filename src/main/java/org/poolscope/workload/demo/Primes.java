package org.poolscope.workload.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
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

/// Finds the primes of a range by trial division: work that is all computing, and dearer the larger the number.
///
/// A task tells how many it found, the smallest of them and their fingerprint, so that neither the reply nor the
/// summary grows with the range.
public final class Primes extends Demo {

    private static final long LIMIT = 1_000_000_000_000L;
    private static final int LISTED = 100;
    private static final int STEP = 256;
    private static final String FIRST = "first";
    private static final String DIGEST = "digest";
    private static final String COUNT = "count";

    public Primes() {
        super("primes");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("from", 100_000, 0, LIMIT), number("to", 100_100, 0, LIMIT));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("from", "0", "to", "50000000");
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        return Batch.pooled(Steps.range(settings));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        return (items, log) -> find((Items.Range) items, log);
    }

    private static Map<String, Object> find(Items.Range range, TaskLog log) throws InterruptedException {
        var found = new Found();
        Steps.run(range, STEP, log, (from, to) -> {
            for (long n = from; n < to; n++) {
                if (isPrime(n)) {
                    found.add(n);
                }
            }
        });
        return Map.of(COUNT, found.count, FIRST, found.smallest(), DIGEST, found.digest.partial());
    }

    /// Trial division by 2, 3 and the numbers next to the multiples of 6.
    static boolean isPrime(long n) {
        if (n < 4) {
            return n > 1;
        }
        if (n % 2 == 0 || n % 3 == 0) {
            return false;
        }
        for (long divisor = 5; divisor * divisor <= n; divisor += 6) {
            if (n % divisor == 0 || n % (divisor + 2) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Summary summary(Settings settings) {
        return new Found();
    }

    /// What is known of the primes found: in one task, or in all.
    private static final class Found implements Summary {

        private final TreeSet<Long> smallest = new TreeSet<>();
        private final ResultDigest digest = new ResultDigest();
        private long count;

        void add(long prime) {
            count++;
            digest.add(prime);
            list(prime);
        }

        private void list(long prime) {
            if (smallest.size() < LISTED || prime < smallest.last()) {
                smallest.add(prime);
                if (smallest.size() > LISTED) {
                    smallest.removeLast();
                }
            }
        }

        long[] smallest() {
            return smallest.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            var task = (Map<?, ?>) Objects.requireNonNull(value);
            count += (Long) Objects.requireNonNull(task.get(COUNT));
            digest.addPartial((long[]) Objects.requireNonNull(task.get(DIGEST)));
            for (long prime : (long[]) Objects.requireNonNull(task.get(FIRST))) {
                list(prime);
            }
        }

        @Override
        public Result finish(Segments shared) {
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("count", count);
            values.put("primes", List.copyOf(smallest));
            return new Result(values, digest.hex());
        }
    }
}
