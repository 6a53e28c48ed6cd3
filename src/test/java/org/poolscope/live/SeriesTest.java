package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final int MANY = 1_000_000;
    private static final long MICRO = 1000;

    private final Series series = new Series();

    @Test
    void shouldKeepEveryValueWhileThereIsRoom() {
        for (int i = 0; i < 100; i++) {
            series.add(i, 2.0 * i);
        }

        assertEquals(100, series.size());
        assertEquals(50, series.nanos(50));
        assertEquals(100, series.value(50));
        assertEquals(198, series.last());
    }

    @Test
    void shouldSeeTheWholeRunInBoundedMemoryAtAnEvenResolution() {
        for (int i = 0; i < MANY; i++) {
            series.add(i * MICRO, i);
        }

        assertTrue(series.size() <= Series.MAX_POINTS, "points: " + series.size());
        assertTrue(series.size() >= Series.MAX_POINTS / 2 - 1, "points: " + series.size());
        assertTrue(series.nanos(0) < 1000 * MICRO, "begins at " + series.nanos(0));
        assertTrue(series.nanos(series.size() - 1) > (MANY - 1000) * MICRO, "ends at "
                + series.nanos(series.size() - 1));
        long step = series.nanos(1) - series.nanos(0);
        for (int i = 2; i < series.size() - 1; i++) {
            assertEquals(step, series.nanos(i) - series.nanos(i - 1), MICRO, "step before point " + i);
        }
    }

    @Test
    void shouldStayTrueInTheMeanAndLoseNoPeak() {
        var random = new Random(1);
        double sum = 0;
        for (int i = 0; i < MANY; i++) {
            double value = i == 123_456 ? 1000 : i == 654_321 ? -1000 : random.nextDouble();
            sum += value;
            series.add(i, value);
        }

        double mean = IntStream.range(0, series.size() - 1).mapToDouble(series::value).average().orElseThrow();
        assertEquals(sum / MANY, mean, 0.002);
        assertEquals(1000, IntStream.range(0, series.size()).mapToDouble(series::high).max().orElseThrow());
        assertEquals(-1000, IntStream.range(0, series.size()).mapToDouble(series::low).min().orElseThrow());
    }

    @Test
    void shouldKeepAGapHoweverOftenItIsThinnedOut() {
        for (int i = 0; i < MANY; i++) {
            if (i == 5000) {
                series.gap(i);
                series.gap(i);
            } else {
                series.add(i, 1);
            }
        }

        assertEquals(1, IntStream.range(0, series.size()).filter(i -> Double.isNaN(series.value(i))).count());
    }

    @Test
    void shouldFindTheFirstPointAtOrAfterAMoment() {
        for (int i = 0; i < 10; i++) {
            series.add(10L * i, i);
        }

        assertEquals(0, series.indexOf(-5));
        assertEquals(3, series.indexOf(30));
        assertEquals(4, series.indexOf(31));
        assertEquals(10, series.indexOf(91));
    }

    @Test
    void shouldNeverGoBackInTime() {
        series.add(100, 1);
        series.add(90, 2);

        assertEquals(100, series.nanos(1));
    }
}
