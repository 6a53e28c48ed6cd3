package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.TaskFunction;

/// The values of workloads, which are sent without records, enums and functions.
class PlainValuesTest {

    record Point(int x) {}

    @Test
    void shouldBringEveryPlainValueThrough() {
        for (Object value : List.of(true, false, 0L, Long.MIN_VALUE, -0.0, Double.NaN, "", "ünïcode \uD83D\uDE00",
                List.of(), List.of(1L, List.of("a")), Map.of(), Map.of("key", List.of(1.5)), Instant.EPOCH)) {
            assertEquals(value, through(value));
        }
        assertEquals(null, through(null));
        assertEquals(Arrays.asList(1L, null), through(Arrays.asList(1L, null)));
        assertArrayEquals(new long[] {1, Long.MAX_VALUE}, (long[]) through(new long[] {1, Long.MAX_VALUE}));
        assertArrayEquals(new double[] {0.1}, (double[]) through(new double[] {0.1}));
        assertArrayEquals(new byte[] {-1, 0}, (byte[]) through(new byte[] {-1, 0}));
    }

    @Test
    void shouldKnowOneKindOfWholeNumber() {
        assertEquals(5L, through(5));
        assertEquals(List.of(1L, -2L), through(List.of(1, -2)));
        assertEquals(List.of(1L, 300L, 70_000L), through(List.of(1, 300, 70_000)));
        assertEquals(List.of(1L, 1L << 40, "x"), through(List.of(1, 1L << 40, "x")));
        assertEquals(Map.of(1L, 2L), through(Map.of(1, 2)));
    }

    @Test
    void shouldRefuseWhatIsNotPlainAndSayWhatItWas() {
        TaskFunction<Integer, Integer> function = x -> x;

        assertEquals("element 0 of the list: a org.poolscope.codec.PlainValuesTest$Point is not a plain value and "
                + "cannot be sent: Point[x=1]; take it apart into numbers, texts, lists and maps",
                refusal(List.of(new Point(1))));
        assertTrue(refusal(DayOfWeek.FRIDAY).contains("not a plain value"), refusal(DayOfWeek.FRIDAY));
        assertTrue(refusal(new Point[0]).contains("not a plain value"), refusal(new Point[0]));
        assertTrue(refusal(function).contains("not a plain value"), refusal(function));
        for (Object empty : List.of(EnumSet.noneOf(DayOfWeek.class), new EnumMap<>(DayOfWeek.class))) {
            assertTrue(refusal(empty).contains("not a plain value"), refusal(empty));
        }
        assertTrue(refusal(new Object()).contains("not a plain value"), refusal(new Object()));
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        var ring = new ArrayList<Object>();
        ring.add(ring);

        assertTrue(refusal(ring).contains("nested"), refusal(ring));
    }

    private static String refusal(Object value) {
        return assertThrows(IllegalArgumentException.class, () -> through(value)).getMessage();
    }

    private static @Nullable Object through(@Nullable Object value) {
        byte[] bytes = ValueEncoder.ofPlainValues(1 << 20).write(value).take();
        return ValueDecoder.read(bytes, AllowedTypes.none());
    }
}
