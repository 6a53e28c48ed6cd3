package org.poolscope.compare;

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

    @Test
    void shouldRefuseNoTimesAtAll() {
        assertThrows(IllegalArgumentException.class, () -> Statistics.of(new double[0]));
    }
}
