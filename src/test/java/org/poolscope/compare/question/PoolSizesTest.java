package org.poolscope.compare.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.InvalidSettingException;

class PoolSizesTest {

    @Test
    void shouldTakeSizesAndRanges() {
        assertEquals(List.of(1, 2, 4), PoolSizes.parse("1,2,4").sizes());
        assertEquals(List.of(1, 2, 3, 4, 8), PoolSizes.parse("1-4, 8").sizes());
        assertEquals(List.of(1, 2, 3, 8), PoolSizes.parse(" 1 - 3 8 ").sizes());
        assertEquals(List.of(3), PoolSizes.parse("3-3").sizes());
    }

    @Test
    void shouldGoUpToTwiceTheProcessorsByItself() {
        assertEquals(List.of(1, 2, 4), PoolSizes.parse(" Auto ", 2).sizes());
        assertEquals(List.of(1, 2), PoolSizes.parse("auto", 1).sizes());
        assertEquals(List.of(1, 2, 4, 8, 12), PoolSizes.parse("auto", 6).sizes());
        assertEquals(256, PoolSizes.parse("auto", 500).sizes().getLast());
        assertEquals(List.of(3), PoolSizes.parse("3", 6).sizes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "4-1", "1-", "-3", "1,", "1-999999999", "1.5", "1,,2"})
    void shouldSayWhatSizesLookLike(String text) {
        var refusal = assertThrows(InvalidSettingException.class, () -> PoolSizes.parse(text));
        assertTrue(refusal.reason().contains("as in 1,2,4 or 1-4, or auto; not '" + text + "'"), refusal::reason);
    }
}
