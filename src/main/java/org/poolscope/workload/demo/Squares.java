package org.poolscope.workload.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;

/// Squares the numbers of a range. There is next to nothing to compute and a result for every item, so this shows what
/// a pool costs when the work is not worth it; and that results come in order whatever the order of the tasks.
public final class Squares extends Demo {

    /// Its square, and that of everything below, fits a long.
    private static final long LIMIT = 3_000_000_000L;
    private static final long MAX_RANGE = 1_000_000;
    private static final int LISTED = 5;
    private static final int STEP = 1 << 14;

    public Squares() {
        super("squares");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("from", 1, 0, LIMIT), number("to", 10_001, 0, LIMIT));
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        Items.Range range = Steps.range(settings);
        if (range.size() > MAX_RANGE) {
            throw new InvalidSettingException("to", "must be at most " + (range.from() + MAX_RANGE)
                    + ", since every square is kept for a while and a range may have " + MAX_RANGE + " numbers; not "
                    + range.to());
        }
        return Batch.pooled(range);
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        return (items, log) -> square((Items.Range) items, log);
    }

    private static long[] square(Items.Range range, TaskLog log) throws InterruptedException {
        long[] squares = new long[Math.toIntExact(range.size())];
        Steps.run(range, STEP, log, (from, to) -> {
            for (long n = from; n < to; n++) {
                squares[(int) (n - range.from())] = n * n;
            }
        });
        return squares;
    }

    @Override
    public Summary summary(Settings settings) {
        return new InOrder();
    }

    private static final class InOrder implements Summary {

        private final SortedMap<Long, long[]> squaresByStart = new TreeMap<>();

        @Override
        public void add(Items items, @Nullable Object value) {
            squaresByStart.put(((Items.Range) items).from(), (long[]) Objects.requireNonNull(value));
        }

        @Override
        public Result finish(Segments shared) {
            List<Long> first = new ArrayList<>();
            var digest = new ResultDigest();
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("first", first);
            squaresByStart.forEach((start, squares) -> {
                for (int i = 0; i < squares.length; i++) {
                    digest.add(start + i, squares[i]);
                    if (first.size() < LISTED) {
                        first.add(squares[i]);
                    }
                    values.put("last", squares[i]);
                }
            });
            return new Result(values, digest.hex());
        }
    }
}
