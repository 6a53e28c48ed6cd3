package org.poolscope.compare.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void shouldTakeTheMiddleOfAnOddNumberOfTimes() {
        assertEquals(new Statistics(3, 2, 1, 9, 4, OptionalDouble.of(Math.sqrt(19))),
                Statistics.of(new double[] {9, 1, 2}));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertEquals(2.5, Statistics.of(new double[] {4, 1, 3, 2}).median());
    }

    @Test
    void shouldSayNothingOfTheSpreadOfASingleTime() {
        assertEquals(new Statistics(1, 7, 7, 7, 7, OptionalDouble.empty()), Statistics.of(new double[] {7}));
    }

    /// The quartiles that R gives for the same numbers.
    @Test
    void shouldTakeQuartilesBetweenTheTwoNearestValues() {
        double[] ten = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
        assertEquals(3.25, Statistics.quantile(ten, 0.25));
        assertEquals(7.75, Statistics.quantile(ten, 0.75));
        assertEquals(5.5, Statistics.quantile(ten, 0.5));
        double[] uneven = {1, 2, 4, 8, 100};
        assertEquals(2, Statistics.quantile(uneven, 0.25));
        assertEquals(8, Statistics.quantile(uneven, 0.75));
        assertEquals(1.75, Statistics.quantile(new double[] {1, 2, 4, 8}, 0.25));
        assertEquals(5, Statistics.quantile(new double[] {1, 2, 4, 8}, 0.75));
    }

    @Test
    void shouldTakeTheLeastAndTheLargestAsTheOutermostQuantiles() {
        assertEquals(2, Statistics.quantile(new double[] {7, 2, 5}, 0));
        assertEquals(7, Statistics.quantile(new double[] {7, 2, 5}, 1));
        assertEquals(7, Statistics.quantile(new double[] {7}, 0.25));
        assertEquals(Double.NaN, Statistics.quantile(new double[0], 0.25));
    }

    @Test
    void shouldRefuseNoTimesAtAll() {
        assertThrows(IllegalArgumentException.class, () -> Statistics.of(new double[0]));
    }
}
