package org.poolscope.workload.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;

/// Every worker counts the same number up, in one of the three ways of [SharedCounter]. All begin at the same moment,
/// so that they are in each other's way.
public final class Counter extends Demo {

    private static final String COUNTER = "counter";
    private static final String GATHERED = "gathered";
    private static final String READY = "ready";
    private static final long STEP = 1 << 16;

    public Counter() {
        super("counter");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("times", 1000, 1, 1_000_000_000),
                choice("mode", Mode.LOCKED.word(), Stream.of(Mode.values()).map(Mode::word).toList()));
    }

    /// Unsafe, for that is what has to be seen; with a lock the same takes minutes.
    @Override
    public Map<String, String> toWatch() {
        return Map.of("times", "500000000", "mode", Mode.UNSAFE.word());
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        List<String> names = IntStream.rangeClosed(1, workers).mapToObj(i -> "worker " + i).toList();
        long expected = workers * settings.number("times");
        return counting(expected, Batch.together(new Items.Names(names), List.of(
                new SharedSpec.Counter(COUNTER, OptionalLong.of(expected)),
                new SharedSpec.Barrier(GATHERED, workers),
                new SharedSpec.Counter(READY, OptionalLong.of(workers)))));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        long times = settings.number("times");
        Mode mode = Mode.in(settings);
        SharedCounter counter = shared.counter(COUNTER);
        var startLine = new StartLine(shared.barrier(GATHERED), shared.counter(READY));
        return (_, log) -> {
            startLine.await();
            Steps.count(0, times, STEP, log, 0, (from, to) -> count(counter, mode, to - from));
            return times;
        };
    }

    /// The way of adding.
    private enum Mode {
        LOCKED, ATOMIC, UNSAFE;

        static Mode in(Settings settings) {
            return valueOf(settings.text("mode").toUpperCase(Locale.ROOT));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static void count(SharedCounter counter, Mode mode, long times) throws InterruptedException {
        for (long i = 0; i < times; i++) {
            switch (mode) {
                case LOCKED -> counter.addLocked(1);
                case ATOMIC -> counter.add(1);
                case UNSAFE -> counter.addUnsafely(1);
            }
        }
    }

    @Override
    public Summary summary(Settings settings) {
        return new Totals(Mode.in(settings));
    }

    private final class Totals implements Summary {

        private final Mode mode;
        private final TreeSet<Long> perWorker = new TreeSet<>();
        private long expected;

        Totals(Mode mode) {
            this.mode = mode;
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            long times = (Long) Objects.requireNonNull(value);
            perWorker.add(times);
            expected += times;
        }

        /// The digest is over how often a worker counted, each number once, and over the loss where there must be none:
        /// how many workers there are is what a comparison varies, and how much they lose by counting unsafely is a
        /// matter of chance.
        @Override
        public Result finish(Segments shared) {
            long value = shared.counter(COUNTER).get();
            long lost = expected - value;
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("value", value);
            values.put("expected", expected);
            values.put("lost", lost);
            var digest = new ResultDigest().add("lost " + (mode == Mode.UNSAFE ? "by chance" : lost));
            perWorker.forEach(digest::add);
            return new Result(values, digest.hex(), lost == 0 ? List.of()
                    : List.of(sentence((mode == Mode.UNSAFE ? "unsafe." : "") + (lost > 0 ? "lost" : "surplus"),
                            Math.abs(lost), expected)));
        }
    }
}
