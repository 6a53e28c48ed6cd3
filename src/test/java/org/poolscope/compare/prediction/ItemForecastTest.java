package org.poolscope.compare.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ItemForecastTest {

    /// The times of Graham's example (1966), without what has to wait for what.
    private static final double[] GRAHAM = {3, 2, 2, 2, 4, 4, 4, 4, 9};

    @Test
    void shouldGiveEachItemToTheWorkerThatIsFreeFirst() {
        assertEquals(6, ListSchedule.makespan(new double[] {3, 4, 3}, 2));
        assertEquals(DoubleStream.of(GRAHAM).sum(), ListSchedule.makespan(GRAHAM, 1));
        assertEquals(9, ListSchedule.makespan(GRAHAM, 9));
        assertEquals(16, ListSchedule.makespan(GRAHAM, 3));
    }

    @Test
    void shouldTakeTheLongestFirstWhenAskedTo() {
        double[] late = {1, 1, 1, 1, 8};

        assertEquals(10, ListSchedule.makespan(late, 2));
        assertEquals(8, ListSchedule.longestFirst(late, 2));
    }

    /// R13
    @Test
    void shouldPredictWhatEachSizeTakesAndWhatTheLongestFirstWouldSave() {
        ItemForecast prediction = ItemForecast.of(new double[] {1, 1, 1, 1, 8}, 1, 12.5, List.of(1, 2, 4))
                .orElseThrow();

        assertEquals(8, prediction.longest());
        assertEquals(12, prediction.total());
        assertEquals(12.5, prediction.bySize().get(1));
        assertEquals(10.5, prediction.bySize().get(2));
        assertEquals(2, prediction.saved(2));
        assertTrue(prediction.bySize().get(4) >= prediction.longest());
        assertEquals(Optional.empty(), ItemForecast.of(new double[0], 1, 1, List.of(1)));
    }
}
