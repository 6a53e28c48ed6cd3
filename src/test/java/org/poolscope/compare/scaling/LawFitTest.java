package org.poolscope.compare.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.scaling.ScalingLaw.Point;

class LawFitTest {

    private static final double[] RAY_WORKERS = {1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64};
    private static final double[] RAY_RATES = {20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310};

    /// R05. Published values: the R package usl 3.0.4, `tests/*.Rout.save`.
    @Test
    void shouldFindThePublishedValuesOfTheSpecBenchmark() {
        ScalingLaw law = LawFit.of(points(new double[] {1, 18, 36, 72, 108, 144, 216},
                new double[] {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2})).orElseThrow();

        assertPublished(0.0277285, law.sigma().value());
        assertPublished(0.0091217, law.sigma().error().orElseThrow());
        assertPublished(1.04366e-4, law.kappa().value());
        assertPublished(1.98753e-5, law.kappa().error().orElseThrow());
        assertPublished(89.99523, law.lambda().value());
        assertPublished(14.21349, law.lambda().error().orElseThrow());
        assertEquals(Math.sqrt((1 - 0.0277285) / 1.04366e-4), law.peak().orElseThrow(), 0.01);
        assertEquals(4, law.freedom());
        assertEquals(7, law.residuals().size());
    }

    @Test
    void shouldFindThePublishedValuesOfTheRayTracer() {
        ScalingLaw six = LawFit.of(points(Arrays.copyOf(RAY_WORKERS, 6), Arrays.copyOf(RAY_RATES, 6))).orElseThrow();

        assertPublished(0.0244440, six.sigma().value());
        assertPublished(1.626809e-3, six.kappa().value());
        assertPublished(20.85605, six.lambda().value());
    }

    /// To five digits, which is as far as that package's own search went.
    private static void assertPublished(double published, double found) {
        assertEquals(published, found, 1e-5 * published);
    }

    /// R06
    @Test
    void shouldFixAtZeroWhatWouldGoBelowAndFitAgain() {
        ScalingLaw all = LawFit.of(points(RAY_WORKERS, RAY_RATES)).orElseThrow();

        assertPublished(0.0577708, all.sigma().value());
        assertEquals(0, all.kappa().value());
        assertPublished(21.848843, all.lambda().value());
        assertEquals(Optional.empty(), all.kappa().interval(), "it was not free");
        assertTrue(all.peak().isEmpty());
        assertEquals(1 / 0.0577708, all.bound().orElseThrow(), 0.01);
        assertEquals(all, LawFit.amdahl(points(RAY_WORKERS, RAY_RATES)).orElseThrow());
    }

    /// R07
    @Test
    void shouldFindTheTruthBehindNoise() {
        int close = 0;
        int sigmaHeld = 0;
        int kappaHeld = 0;
        for (int seed = 0; seed < 200; seed++) {
            ScalingLaw law = LawFit.of(noisy(seed, 100, 0.05, 0.002)).orElseThrow();
            close += near(law.sigma(), 0.05) && near(law.kappa(), 0.002) ? 1 : 0;
            sigmaHeld += law.sigma().interval().orElseThrow().contains(0.05) ? 1 : 0;
            kappaHeld += law.kappa().interval().orElseThrow().contains(0.002) ? 1 : 0;
        }

        assertTrue(close >= 190, "within 10 %: " + close);
        assertTrue(sigmaHeld >= 184 && sigmaHeld <= 196, "intervals with sigma: " + sigmaHeld);
        assertTrue(kappaHeld >= 184 && kappaHeld <= 196, "intervals with kappa: " + kappaHeld);
    }

    private static boolean near(Estimate estimate, double truth) {
        return Math.abs(estimate.value() / truth - 1) <= 0.1;
    }

    /// Ten blocks of sizes up to 64, each time off by 3 %.
    private static List<Point> noisy(int seed, double lambda, double sigma, double kappa) {
        var random = new Random(seed);
        var workers = new ArrayList<Double>();
        var rates = new ArrayList<Double>();
        for (int block = 0; block < 10; block++) {
            for (int n = 1; n <= 64; n *= 2) {
                workers.add((double) n);
                rates.add(lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1))
                        * Math.exp(0.03 * random.nextGaussian()));
            }
        }
        Function<List<Double>, double[]> array = list -> list.stream().mapToDouble(v -> v).toArray();
        return LawFit.relative(array.apply(workers), array.apply(rates));
    }

    @Test
    void shouldSayNoIntervalWhereThePointsDoNotTell() {
        ScalingLaw exact = LawFit.of(points(new double[] {1, 2, 4}, new double[] {10, 18, 29})).orElseThrow();

        assertEquals(18, exact.perSecond(2), 1e-6);
        assertEquals(Optional.empty(), exact.sigma().interval());
        assertEquals(0, exact.freedom());
    }

    @Test
    void shouldFitAmdahlToTwoSizesAndNothingToOne() {
        ScalingLaw two = LawFit.of(points(new double[] {1, 2, 1, 2}, new double[] {10, 18, 10, 18})).orElseThrow();

        assertEquals(0, two.kappa().value());
        assertEquals(1.8, two.speedup(2), 1e-9);
        assertEquals(Optional.empty(), LawFit.of(points(new double[] {2, 2}, new double[] {10, 11})));
    }

    @Test
    void shouldTakeWhatScalesBetterThanIdealForIdeal() {
        ScalingLaw law = LawFit.of(points(new double[] {1, 2, 4, 8}, new double[] {10, 21, 44, 90})).orElseThrow();

        assertEquals(0, law.sigma().value());
        assertEquals(0, law.kappa().value());
        assertEquals(8, law.speedup(8), 1e-9);
        assertTrue(law.bound().isEmpty());
    }

    private static List<Point> points(double[] workers, double[] rates) {
        return IntStream.range(0, workers.length).mapToObj(i -> new Point(workers[i], rates[i], 1)).toList();
    }
}
