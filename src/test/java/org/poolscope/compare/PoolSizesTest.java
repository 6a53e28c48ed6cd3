package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolSizesTest {

    @Test
    void shouldTakeSizesAndRanges() {
        assertEquals(List.of(1, 2, 4), PoolSizes.parse("1,2,4").sizes());
        assertEquals(List.of(1, 2, 3, 4, 8), PoolSizes.parse("1-4, 8").sizes());
        assertEquals(List.of(3), PoolSizes.parse("3-3").sizes());
    }
}
