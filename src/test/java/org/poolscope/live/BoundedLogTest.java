package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedLogTest {

    private final BoundedLog<Integer> log = new BoundedLog<>(3, 4);

    @Test
    void shouldKeepAllWhileThereIsRoom() {
        add(7);

        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), kept());
        assertEquals(0, log.dropped());
    }

    @Test
    void shouldKeepTheFirstAndTheLastWhenThereAreTooMany() {
        add(1001);

        assertEquals(List.of(0, 1, 2, 997, 998, 999, 1000), kept());
        assertEquals(1001, log.total());
        assertEquals(994, log.dropped());
        assertEquals(3, log.keptFirst());
    }

    private void add(int count) {
        IntStream.range(0, count).forEach(log::add);
    }

    private List<Integer> kept() {
        return IntStream.range(0, log.size()).mapToObj(log::get).toList();
    }
}
