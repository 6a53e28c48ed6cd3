package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldRunEverySizeOnceInEveryBlock(int n) {
        List<Integer> sizes = IntStream.rangeClosed(1, n).boxed().toList();

        for (int block = 0; block < 4 * n; block++) {
            assertEquals(Set.copyOf(sizes), Set.copyOf(BlockOrder.of(sizes, block)), "block " + block);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void shouldBalancePlacesAndPredecessorsOverTwoBlocksForEverySize(int n) {
        List<Integer> sizes = IntStream.rangeClosed(1, n).boxed().toList();
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> pairs = new HashMap<>();

        for (int block = 0; block < 2 * n; block++) {
            List<Integer> order = BlockOrder.of(sizes, block);
            for (int place = 0; place < n; place++) {
                places.merge(order.get(place) + " at " + place, 1, Integer::sum);
                if (place > 0) {
                    pairs.merge(order.get(place - 1) + " before " + order.get(place), 1, Integer::sum);
                }
            }
        }

        assertEquals(n * n, places.size());
        assertTrue(places.values().stream().allMatch(times -> times == 2), places::toString);
        assertEquals(n * (n - 1), pairs.size());
        assertTrue(pairs.values().stream().allMatch(times -> times == 2), pairs::toString);
    }
}
