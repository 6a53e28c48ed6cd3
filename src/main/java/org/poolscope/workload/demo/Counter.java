package org.poolscope.workload.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Batch.Dispatch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;

/// Every worker counts the same number up, in one of the three ways of [SharedCounter]. All begin at the same moment,
/// so that they are in each other's way.
///
/// With a total it is the same work for every pool size: each takes a part of the count when it is done with the one
/// before.
public final class Counter extends Demo {

    private static final String COUNTER = "counter";
    private static final String GATHERED = "gathered";
    private static final String READY = "ready";
    private static final long MOST = 1_000_000_000;
    private static final long STEP = 1 << 16;

    public Counter() {
        super("counter");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("times", 1000, 1, MOST), number("total", 0, 0, MOST),
                choice("mode", Mode.LOCKED.word(), Stream.of(Mode.values()).map(Mode::word).toList()));
    }

    /// Unsafe, for that is what has to be seen; with a lock the same takes minutes.
    @Override
    public Map<String, String> toWatch() {
        return Map.of("times", "500000000", "mode", Mode.UNSAFE.word());
    }

    @Override
    public Set<String> unused(Map<String, String> texts) {
        return Set.of("", "0").contains(texts.getOrDefault("total", "").strip()) ? Set.of() : Set.of("times");
    }

    @Override
    public Optional<String> sameForAllSizes() {
        return Optional.of("total");
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        long total = settings.number("total");
        if (total > 0) {
            return new Batch(new Items.Range(0, total), OptionalInt.empty(), Dispatch.POOLED,
                    List.of(new SharedSpec.Counter(COUNTER, OptionalLong.of(total))));
        }
        List<String> names = IntStream.rangeClosed(1, workers).mapToObj(i -> "worker " + i).toList();
        long expected = workers * settings.number("times");
        return counting(expected, Batch.together(new Items.Names(names), List.of(
                new SharedSpec.Counter(COUNTER, OptionalLong.of(expected)),
                new SharedSpec.Barrier(GATHERED, workers),
                new SharedSpec.Counter(READY, OptionalLong.of(workers)))));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        Mode mode = Mode.in(settings);
        SharedCounter counter = shared.counter(COUNTER);
        if (settings.number("total") > 0) {
            return (items, log) -> {
                var part = (Items.Range) items;
                Steps.run(part, STEP, log, (from, to) -> count(counter, mode, to - from));
                return part.size();
            };
        }
        long times = settings.number("times");
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
        return new Totals(Mode.in(settings), settings.number("total") > 0);
    }

    private final class Totals implements Summary {

        private final Mode mode;
        private final boolean inAll;
        private final TreeSet<Long> perWorker = new TreeSet<>();
        private long expected;

        /// @param inAll whether the count is one that does not depend on how many workers there are
        Totals(Mode mode, boolean inAll) {
            this.mode = mode;
            this.inAll = inAll;
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            long times = (Long) Objects.requireNonNull(value);
            perWorker.add(times);
            expected += times;
        }

        /// The digest is over how often a worker counted, each number once, or over the whole count where that is the
        /// same for every pool size; and over the loss where there must be none: how many workers there are is what a
        /// comparison varies, and how much they lose by counting unsafely is a matter of chance.
        @Override
        public Result finish(Segments shared) {
            long value = shared.counter(COUNTER).get();
            long lost = expected - value;
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("value", value);
            values.put("expected", expected);
            values.put("lost", lost);
            var digest = new ResultDigest().add("lost " + (mode == Mode.UNSAFE ? "by chance" : lost));
            (inAll ? List.of(expected) : perWorker).forEach(digest::add);
            return new Result(values, digest.hex(), lost == 0 ? List.of()
                    : List.of(sentence((mode == Mode.UNSAFE ? "unsafe." : "") + (lost > 0 ? "lost" : "surplus"),
                            Math.abs(lost), expected)));
        }
    }
}
