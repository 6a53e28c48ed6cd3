package org.poolscope.compare.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    /// The law school data of Efron and Tibshirani, "An introduction to the bootstrap" (1993), tables 3.1 and 14.2.
    private static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};

    @Test
    void shouldGiveTheSameIntervalForTheSameValuesAndSeed() {
        Interval one = new Bootstrap(5).interval(LSAT, Statistics::median, Interval.LEVEL);

        assertEquals(one, new Bootstrap(5).interval(LSAT, Statistics::median, Interval.LEVEL));
        assertTrue(one.contains(Statistics.median(LSAT)), one::toString);
    }

    /// R01
    @Test
    void shouldHoldTheTruthInNinetyFiveOfAHundredIntervalsHoweverFewValuesThereAre() {
        for (int n : new int[] {5, 10, 20}) {
            int size = n;
            long held = IntStream.range(0, 400).filter(seed -> {
                var random = new Random(seed);
                double[] values = IntStream.range(0, size).mapToDouble(_ -> random.nextGaussian()).toArray();
                return new Bootstrap(seed).interval(values, Statistics::trimmedMean, Interval.LEVEL).contains(0);
            }).count();

            assertTrue(held >= 0.91 * 400 && held <= 0.99 * 400, n + " values: " + held + " of 400");
        }
    }

    @Test
    void shouldBeAPointWhereAllValuesAreTheSame() {
        assertEquals(new Interval(2, 2), new Bootstrap(1).interval(new double[] {2, 2, 2}, Statistics::median, 0.95));
    }

    @Test
    void shouldTakeOffAFifthAtEitherEndOfWhatIsMeant() {
        assertEquals(3, Statistics.trimmedMean(new double[] {2, 3, 4, -100, 900}));
        assertEquals(2, Statistics.trimmedMean(new double[] {1, 3}));
        assertTrue(Double.isNaN(Statistics.trimmedMean(new double[0])));
    }
}
