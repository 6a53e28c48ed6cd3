package org.poolscope.compare.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;

class StripsTest {

    private static Slices slices(double all, int workers, List<List<Integer>> busy) {
        return new Slices(all, Map.of(Slice.WORK, all), Optional.of(new Load(workers, 1, busy)));
    }

    /// R25
    @Test
    void shouldLayOneStripBelowTheOtherOnOneClock() {
        var sizes = new TreeMap<>(Map.of(1, slices(10, 1, List.of(List.of(100))),
                2, slices(10, 2, List.of(List.of(100, 0), List.of(0, 50))), 4, slices(9, 4, List.of())));

        Strips strips = Strips.of(sizes, 200, 10, lines -> 6 * lines);

        assertEquals(List.of(1, 2), strips.strips().stream().map(Strips.Strip::size).toList(), "what is known");
        Strips.Strip two = strips.strips().getLast();
        assertEquals(16, two.top());
        assertEquals(22, two.top(1));
        assertEquals(100, two.length(), "half as long as the longest");
        assertEquals(38, strips.height());
        assertEquals(Optional.of(1), two.worker(99, 23));
        assertTrue(two.worker(100, 23).isEmpty() && two.worker(50, 28).isEmpty() && two.worker(-1, 23).isEmpty());
        assertEquals(50, two.busy(1, 99));
    }
}
