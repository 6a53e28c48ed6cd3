package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.poolscope.live.RunProgress.Estimate;

class ThroughputTest {

    private static final long SECOND = 1_000_000_000L;
    private static final double ALL = 1000;

    private final Throughput throughput = new Throughput(2);

    @Test
    void shouldKnowNothingBeforeTheFirstTaskBegan() {
        throughput.sample(SECOND, 5, 5);

        assertEquals(0, throughput.rate(SECOND));
        assertEquals(Optional.empty(), throughput.left(SECOND, ALL, ALL));
    }

    @Test
    void shouldTellASteadyRateFromTheFirstTaskOnAndNotFromTheLaunch() {
        throughput.begin(3 * SECOND);
        for (int i = 1; i <= 40; i++) {
            throughput.sample(3 * SECOND + i * SECOND / 10, i, i);
        }
        long now = 7 * SECOND;

        assertEquals(10, throughput.rate(now), 0.1);
        Estimate left = throughput.left(now, ALL - 40, ALL).orElseThrow();
        assertEquals(96, left.time().toMillis() / 1e3, 1);
        assertTrue(left.uncertainty().orElseThrow().compareTo(Duration.ofSeconds(2)) < 0, "plus or minus " + left);
    }

    @Test
    void shouldBeLessCertainOfARestlessRate() {
        var random = new Random(2);
        throughput.begin(0);
        double done = 0;
        for (int i = 1; i <= 50; i++) {
            done += random.nextInt(20);
            throughput.sample(i * SECOND / 10, done, i);
        }

        Estimate left = throughput.left(5 * SECOND, ALL - done, ALL).orElseThrow();
        double parts = (double) left.uncertainty().orElseThrow().toMillis() / left.time().toMillis();
        assertTrue(parts > 0.02 && parts < 0.5, "plus or minus " + parts + " of it");
    }

    @Test
    void shouldNotSagBetweenTheEndsOfLongTasks() {
        throughput.begin(0);
        for (int round = 1; round <= 4; round++) {
            throughput.sample(round * 10 * SECOND, 2 * round, 2 * round);
        }

        assertEquals(0.2, throughput.rate(41 * SECOND), 0.01);
        assertEquals(0.2, throughput.rate(49 * SECOND), 0.01);
        assertTrue(throughput.rate(80 * SECOND) < 0.15, "an overdue task slows the rate: "
                + throughput.rate(80 * SECOND));
    }

    @Test
    void shouldFollowAChangeOfRateWithinSeconds() {
        throughput.begin(0);
        double done = 0;
        for (int i = 1; i <= 400; i++) {
            done += i <= 200 ? 1 : 3;
            throughput.sample(i * SECOND / 10, done, (long) done);
        }

        assertEquals(30, throughput.rate(40 * SECOND), 0.5);
    }

    @Test
    void shouldGuessNothingFromTheFirstFewTasks() {
        throughput.begin(0);
        throughput.sample(SECOND, 1, 1);

        assertEquals(Optional.empty(), throughput.left(SECOND, ALL - 1, ALL));
    }
}
