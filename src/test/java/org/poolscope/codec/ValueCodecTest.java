package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;

class ValueCodecTest {

    enum Suit { HEARTS, SPADES { } }

    record Card(Suit suit, int rank) {}

    record Hand(String player, List<Card> cards, @Nullable Hand next, double[] odds) {}

    record Everything(byte b, short s, char c, int i, long l, float f, double d, boolean z) {}

    private static final List<Object> VALUES = List.of(true, false, (byte) -1, Short.MIN_VALUE, 'ß', '\uD83D', 0, -1,
            64, Integer.MIN_VALUE, Integer.MAX_VALUE, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, -0.0f, Float.NaN, -0.0,
            Double.NaN, Double.MIN_VALUE, BigInteger.TEN.pow(50).negate(), new BigDecimal("-1.2300"), "", "plain",
            "ünïcode \uD83D\uDE00", "half \uD83D", "long ".repeat(50), "ü".repeat(100), "long half \uDE00".repeat(20),
            List.of(), List.of(1, 2), List.of(1, 300, -70_000), List.of(1L, 300L, -70_000L, 1L << 40), List.of(1L, 2L),
            List.of(0.5, Double.NaN), List.of(true, false), List.of("a", "", "ü", "\uD83D"), List.of(1, 2L, "x", 'c'),
            Arrays.asList(1, null), Arrays.asList(null, null), Arrays.asList("a", null), Set.of(), Set.of(1, 2, 3),
            Map.of(), Map.of(1, "one"), Map.of("key", List.of(1.5)), Optional.empty(), Optional.of("x"),
            OptionalInt.of(-3), OptionalInt.empty(), OptionalLong.of(Long.MIN_VALUE), OptionalDouble.of(0.1),
            OptionalDouble.empty(), Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE), Instant.MAX, Instant.MIN,
            LocalDate.MIN, LocalDate.of(2026, 2, 28), LocalTime.MAX, LocalDateTime.MAX, new UUID(-1, 2),
            URI.create("https://example.org/a?b#c"), Path.of("some", "where"), Suit.HEARTS, Suit.SPADES,
            new Card(Suit.SPADES, 1), new Pair<>(1, null), List.of(new Pair<>(new Card(Suit.HEARTS, 2), List.of())),
            new Everything((byte) 1, (short) 2, 'c', 4, 5, 6, 7, true), List.of(new Card(Suit.HEARTS, 1), Suit.HEARTS));

    @ParameterizedTest
    @FieldSource("VALUES")
    void shouldBringEveryValueThroughAsItIs(Object value) {
        Object read = through(value);

        assertEquals(value, read);
        assertEquals(value.hashCode(), read.hashCode());
        if (!(value instanceof Iterable) && !(value instanceof Map)) {
            assertEquals(value.getClass(), read.getClass());
        }
    }

    private static final List<Object> ARRAYS = List.of(new boolean[] {true, false, true, true, false, false, true, true,
            true}, new boolean[0], new byte[] {-1, 0}, new short[] {-1, 2}, new char[] {'a', '\uD83D'},
            new int[] {1, -2}, new long[] {1, Long.MIN_VALUE}, new float[] {0.5f}, new double[] {0.1, -0.0}, new int[0],
            new String[] {"a", null}, new String[] {"a", "b"}, new Object[] {1, "a", new int[] {1}},
            new Integer[] {1, 2}, new int[][] {{1}, {}, {2, 3}}, new String[][] {{"a"}, null},
            new Card[] {new Card(Suit.HEARTS, 1)},
            new Suit[] {Suit.SPADES}, new Comparable<?>[] {1, "b"}, new List<?>[] {List.of(1)}, new long[0][0][0]);

    @Test
    void shouldBringEveryArrayThroughWithItsType() {
        for (Object value : ARRAYS) {
            Object read = through(value);

            assertEquals(value.getClass(), read.getClass());
            assertTrue(Arrays.deepEquals(new Object[] {value}, new Object[] {read}), () -> "not equal: " + read);
        }
    }

    @Test
    void shouldBringNullAndNestedRecordsThrough() {
        Hand last = new Hand("b", List.of(), null, new double[0]);
        List<Card> cards = List.of(new Card(Suit.HEARTS, 12), new Card(Suit.SPADES, 1));
        Hand first = new Hand("a", cards, last, new double[] {0.5});

        Hand read = (Hand) through(first);

        assertNull(through(null));
        assertEquals(first.cards(), read.cards());
        assertEquals("b", read.next().player());
        assertArrayEquals(first.odds(), read.odds());
    }

    @Test
    void shouldTakeTheListsSetsAndMapsThatCannotBeChangedAndKeepTheOrder() {
        Set<Integer> set = Set.of(3, 1, 2);

        assertEquals(set.toString(), through(set).toString());
        assertInstanceOf(ArrayList.class, through(List.of(1)));
        assertInstanceOf(LinkedHashMap.class, through(Map.of()));
    }

    @Test
    void shouldPackListsOfOneTypeTightly() {
        List<Integer> small = IntStream.range(0, 100).boxed().toList();
        List<Integer> large = IntStream.range(1 << 20, (1 << 20) + 100).boxed().toList();

        assertTrue(ValueEncoder.encode(small).length < 110);
        assertTrue(ValueEncoder.encode(large).length < 410);
    }

    @Test
    void shouldNameAClassOnceInAPayload() {
        byte[] one = ValueEncoder.encode(List.of(new Card(Suit.HEARTS, 1)));
        byte[] two = ValueEncoder.encode(List.of(new Card(Suit.HEARTS, 1), new Card(Suit.HEARTS, 1)));

        assertEquals(one.length + 13, two.length);
    }

    @Test
    void shouldBeUsableAgainForManyPayloads() {
        var encoder = new ValueEncoder();
        for (int i = 0; i < 3; i++) {
            Card card = new Card(Suit.HEARTS, i);
            byte[] bytes = encoder.write(card).write("more").take();

            var decoder = new ValueDecoder(ByteBuffer.wrap(bytes), AllowedTypes.anyRecordOrEnum(), null);
            assertEquals(card, decoder.next());
            assertEquals("more", decoder.next());
            decoder.end();
        }
        assertEquals(0, encoder.take().length);
    }

    @Test
    void shouldTakeBackAValueThatWasRefusedAndGoOn() {
        var encoder = new ValueEncoder().write("before");

        assertThrows(CodecException.class, () -> encoder.write(List.of(new Card(Suit.HEARTS, 1), new Object())));
        byte[] bytes = encoder.write(new Card(Suit.SPADES, 2)).take();

        var decoder = new ValueDecoder(ByteBuffer.wrap(bytes), AllowedTypes.anyRecordOrEnum(), null);
        assertEquals("before", decoder.next());
        assertEquals(new Card(Suit.SPADES, 2), decoder.next());
    }

    @Test
    void shouldReadElementsOneByOne() {
        for (Object[] values : List.of(new Object[] {1, 2, 3}, new Object[] {1L, 1L << 40, -1L},
                new Object[] {1.5, 2.5, 0.0}, new Object[] {true, false, true}, new Object[] {"a", "b", "c"},
                new Object[] {1, null, "x"})) {
            byte[] bytes = new ValueEncoder().writeList(values, 2).take();
            var decoder = new ValueDecoder(ByteBuffer.wrap(bytes), AllowedTypes.none(), null);
            Elements elements = decoder.elements();

            assertEquals(2, elements.size());
            assertEquals(values[0], elements.next());
            assertEquals(values[1], elements.next());
            assertFalse(elements.hasNext());
            assertThrows(NoSuchElementException.class, elements::next);
            decoder.end();
        }
    }

    @Test
    void shouldReadFromBuffersOfAnyKindAndLeaveTheirPosition() {
        byte[] bytes = ValueEncoder.encode(List.of("a", "b"));
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 7).position(7).put(bytes).position(7);
        ByteBuffer sliced = ByteBuffer.allocate(bytes.length + 7).position(7).put(bytes).position(7).slice();

        for (ByteBuffer buffer : List.of(direct, sliced, direct.asReadOnlyBuffer())) {
            int position = buffer.position();
            assertEquals(List.of("a", "b"), ValueDecoder.read(buffer, AllowedTypes.none()));
            assertEquals(position, buffer.position());
        }
    }

    private static @Nullable Object through(@Nullable Object value) {
        return ValueDecoder.read(ValueEncoder.encode(value), AllowedTypes.anyRecordOrEnum());
    }
}
