package org.poolscope.workload.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;
import org.poolscope.shared.SharedLock;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;

/// Dijkstra's dining philosophers, a process each: between any two of them lies a fork, which is a lock, and who wants
/// to eat needs the two beside him.
///
/// Taking the fork with the lower number first, they always finish. Taking the left one first, each soon has one and
/// waits for the next: a deadlock, made to be looked at. It lasts until the run is stopped.
public final class Philosophers extends Demo {

    private static final String PHILOSOPHER = "philosopher ";
    private static final String LOWEST_FIRST = "lowest-first";
    private static final String LEFT_FIRST = "left-first";
    private static final String SEATED = "seated";
    private static final String MEALS = "meals";

    /// Long enough for everybody to take his left fork.
    private static final Duration PAUSE = Duration.ofMillis(20);

    public Philosophers() {
        super("philosophers");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("philosophers", 2, 2, 32), number("meals", 1000, 1, 10_000_000),
                choice("order", LOWEST_FIRST, List.of(LOWEST_FIRST, LEFT_FIRST)));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("meals", "1500000");
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return settings.integer("philosophers");
    }

    private static String fork(int number) {
        return "fork-" + number;
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        int philosophers = settings.integer("philosophers");
        List<SharedSpec> shared = new ArrayList<>();
        IntStream.rangeClosed(1, philosophers).forEach(number -> shared.add(new SharedSpec.Lock(fork(number))));
        shared.add(new SharedSpec.Barrier(SEATED, philosophers));
        long meals = philosophers * settings.number("meals");
        shared.add(new SharedSpec.Counter(MEALS, OptionalLong.of(meals)));
        return counting(meals, Batch.together(new Items.Names(IntStream.rangeClosed(1, philosophers)
                .mapToObj(number -> PHILOSOPHER + number).toList()), shared));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        int philosophers = settings.integer("philosophers");
        long meals = settings.number("meals");
        boolean leftFirst = settings.text("order").equals(LEFT_FIRST);
        Barrier seated = shared.barrier(SEATED);
        SharedCounter eaten = shared.counter(MEALS);
        return (task, log) -> {
            int left = Integer.parseInt(task.label(0).substring(PHILOSOPHER.length()));
            int right = left % philosophers + 1;
            SharedLock first = shared.lock(fork(leftFirst ? left : Math.min(left, right)));
            SharedLock second = shared.lock(fork(leftFirst ? right : Math.max(left, right)));
            seated.await(PATIENCE);
            for (long meal = 0; meal < meals; meal++) {
                try (var _ = first.acquire()) {
                    if (leftFirst) {
                        Thread.sleep(PAUSE);
                    }
                    try (var _ = second.acquire()) {
                        eaten.add(1);
                    }
                }
                log.steps(meal + 1);
            }
            return null;
        };
    }

    @Override
    public Summary summary(Settings settings) {
        return new ReadAtEnd(shared -> {
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            values.put("meals", shared.counter(MEALS).get());
            return values;
        }, values -> cautions("meals", values.get("meals"),
                settings.number("philosophers") * settings.number("meals")));
    }
}
