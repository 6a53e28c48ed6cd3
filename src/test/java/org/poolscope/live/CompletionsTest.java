package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class CompletionsTest {

    private static final long MILLI = 1_000_000;

    private final Completions completions = new Completions();
    private final Random random = new Random(5);

    @Test
    void shouldTellTheSamePercentilesAsSortingAllOfTheWindow() {
        List<Double> durations = new ArrayList<>();
        for (int i = 0; i < 3 * Completions.WINDOW; i++) {
            durations.add(add(i, random.nextLong(1, 500), 1));
            completions.tick();
            List<Double> window = durations.stream().skip(Math.max(0, i + 1 - Completions.WINDOW)).sorted().toList();

            assertEquals(median(window), completions.median().last(), 1e-12, "median after " + i);
            if (window.size() >= 20) {
                assertEquals(ninetyFifth(window), completions.percentile95().last(), 1e-12, "p95 after " + i);
            }
        }
    }

    private static double median(List<Double> sorted) {
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    /// The smallest value that at least 95 % are not above.
    private static double ninetyFifth(List<Double> sorted) {
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }

    @Test
    void shouldTellNoNinetyFifthPercentileOfAFewTasks() {
        for (int i = 0; i < 19; i++) {
            add(i, 10, 1);
        }
        completions.tick();

        assertEquals(0, completions.percentile95().size());
        assertEquals(0.010, completions.median().last());
    }

    @Test
    void shouldSumUpOncePerFrameHoweverManyTasksEnded() {
        for (int frame = 0; frame < 10; frame++) {
            for (int i = 0; i < 3000; i++) {
                add(frame * 3000L + i, 5, 1);
            }
            completions.tick();
            completions.tick();
        }

        assertEquals(10, completions.median().size());
        assertEquals(30_000, completions.total());
    }

    @Test
    void shouldThinOutPointsEvenlyFromTheBeginningOn() {
        for (int i = 0; i < 1_000_000; i++) {
            completions.add(completion(i, i % 10 == 0 ? 90 : 10, 1 + i % 4, i % 10 == 0 ? 1 : 0));
        }

        assertTrue(completions.size() <= Completions.MAX_POINTS, "points: " + completions.size());
        assertTrue(completions.nanos(0) < 1000 * MILLI);
        assertTrue(completions.nanos(completions.size() - 1) > 999_000 * MILLI);
        assertEquals(0.090, completions.slowest());
    }

    @Test
    void shouldKnowWhetherATasksTimeIsAnItems() {
        assertTrue(completions.itemByItem());
        add(1, 10, 1);
        assertTrue(completions.itemByItem());
        add(2, 10, 25);
        assertFalse(completions.itemByItem());
    }

    @Test
    void shouldFindTheFirstPointAtOrAfterAMoment() {
        add(10, 1, 1);
        add(10, 1, 1);
        add(20, 1, 1);

        assertEquals(0, completions.indexOf(10 * MILLI));
        assertEquals(2, completions.indexOf(11 * MILLI));
        assertEquals(3, completions.indexOf(21 * MILLI));
    }

    private double add(long atMillis, long tookMillis, long items) {
        completions.add(completion(atMillis, tookMillis, 1, 0, items));
        return tookMillis / 1e3;
    }

    private static Completion completion(long atMillis, long tookMillis, int worker, long failed) {
        return completion(atMillis, tookMillis, worker, failed, 1);
    }

    private static Completion completion(long atMillis, long tookMillis, int worker, long failed, long items) {
        return new Completion(atMillis * MILLI, worker, atMillis, (atMillis - tookMillis) * MILLI, atMillis * MILLI,
                items, failed, "", "", List.of());
    }
}
