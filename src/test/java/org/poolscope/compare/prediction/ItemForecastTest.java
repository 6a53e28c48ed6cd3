package org.poolscope.compare.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /// R13
    @Test
    void shouldPredictWhatEachSizeTakesAndWhatTheLongestFirstWouldSave() {
        ItemForecast prediction = of(new double[] {1, 1, 1, 1, 8}, new RunPace(List.of(0.25), 0, 0.25, 1),
                new RunPace(List.of(0.25, 0.25), 0, 0, 1));

        assertEquals(8, prediction.longest());
        assertEquals(12, prediction.total());
        assertEquals(12.5, prediction.bySize().get(1));
        assertEquals(10.25, prediction.bySize().get(2));
        assertEquals(2, prediction.saved(2));
        assertEquals(0.25, prediction.starting(2));
        assertEquals(Optional.empty(), ItemForecast.of(new double[0], RunPace.ideal(1), Map.of()));
    }

    /// R17
    @Test
    void shouldReckonWithTheStartsAndEndsOfEachSizeAndWithWhatComesBetweenTasks() {
        double[] sleeping = new double[24];
        Arrays.fill(sleeping, 0.1);
        // Two starts at a time take longer, and the second worker comes late.
        ItemForecast prediction = of(sleeping, new RunPace(List.of(0.3), 0.01, 0.05, 1),
                new RunPace(List.of(0.4, 0.9), 0.01, 0.2, 1));

        assertEquals(0.3 + 24 * 0.11 + 0.05, prediction.bySize().get(1), 1e-9);
        // 14 tasks of the first and 10 of the second: 0.4 + 1.54 and 0.9 + 1.1.
        assertEquals(2.0 + 0.2, prediction.bySize().get(2), 1e-9);
        assertEquals(12 * 0.11 + 0.2, prediction.standing().get(2), 1e-9);
    }

    /// R17
    @Test
    void shouldReckonWithTasksOfAsManyItemsAsTheSizeHas() {
        ItemForecast prediction = of(new double[] {1, 1, 1, 1, 1, 1}, RunPace.ideal(1),
                new RunPace(List.of(0.0, 0.0), 0, 0, 2));

        assertEquals(4, prediction.bySize().get(2));
    }

    /// Of a pool of one, and of one of two.
    private static ItemForecast of(double[] items, RunPace one, RunPace two) {
        return ItemForecast.of(items, one, Map.of(1, one, 2, two)).orElseThrow();
    }
}
