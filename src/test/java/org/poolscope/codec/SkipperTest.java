package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskFunction;

/// An element that cannot be rebuilt takes none of those after it along.
class SkipperTest {

    private static boolean receiving;

    enum Colour { RED, GREEN }

    record Dot(int x, Colour colour) {}

    /// Cannot be made where it arrives.
    record Bad(@Nullable Object content) {
        Bad {
            if (receiving) {
                throw new IllegalStateException("bad");
            }
        }
    }

    private static List<Object> contents() {
        int captured = 5;
        TaskFunction<Integer, Integer> function = x -> x + captured;
        var dot = new Dot(1, Colour.GREEN);
        var queue = new PriorityQueue<>(String.CASE_INSENSITIVE_ORDER.reversed());
        queue.add("a");
        return List.of(1, 2L, 3.0, true, "x", "half \uD83D", 'c', (byte) 1, BigDecimal.TEN, UUID.randomUUID(), dot,
                Colour.RED, List.of(), List.of(1, 2), List.of(1L << 40), List.of(0.5), List.of(true), List.of("a", "b"),
                List.of(dot, dot), new Pair<>(1, dot), Optional.of(dot), Optional.empty(),
                new HashSet<>(List.of(1, "x")), new HashMap<>(Map.of("a", dot)), new LinkedHashMap<>(Map.of(1, 2)),
                new int[] {1, 2}, new boolean[9], new Dot[] {dot}, new String[][] {{"x"}}, new TreeSet<>(List.of(3)),
                queue, EnumSet.of(Colour.RED),
                new EnumMap<>(Map.of(Colour.RED, 1)), new TreeMap<>(Map.of("a", 1)), new ConcurrentSkipListMap<>(),
                Map.entry("a", 1), Collections.synchronizedList(new ArrayList<>(List.of(dot))), ZonedDateTime.now(),
                Locale.GERMANY, function, new ArrayDeque<>(List.of(new ArrayDeque<>(List.of(1)))));
    }

    @Test
    void shouldPassOverAValueOfEveryKind() {
        List<Object> elements = new ArrayList<>();
        for (Object content : contents()) {
            elements.add(new Bad(content));
            elements.add(new Dot(elements.size(), Colour.GREEN));
        }
        elements.add(new Bad(null));
        elements.add(new Bad(new Bad(List.of(new Bad(1)))));
        byte[] bytes = new ValueEncoder().writeList(elements.toArray(), elements.size()).take();
        Elements read = new ValueDecoder(bytes, AllowedTypes.anyRecordOrEnum(), null).elements();

        receiving = true;
        try {
            for (Object element : elements) {
                if (element instanceof Bad) {
                    assertThrows(CodecException.class, read::next, element::toString);
                    assertFalse(read.areLost(), element::toString);
                } else {
                    assertEquals(element, read.next());
                }
            }
        } finally {
            receiving = false;
        }
        assertFalse(read.hasNext());
    }

    @Test
    void shouldPassOverTypesThatAreNotAllowedAndKnowTheirNamesLater() {
        Object[] elements = {new Bad(new Dot(1, Colour.RED)), new Dot(2, Colour.RED), new Bad(1), new Bad[0], "end"};
        byte[] bytes = new ValueEncoder().writeList(elements, elements.length).take();
        Elements read = new ValueDecoder(bytes, AllowedTypes.of(List.of(Dot.class)), null).elements();

        assertThrows(CodecException.class, read::next);
        assertEquals(elements[1], read.next());
        assertThrows(CodecException.class, read::next);
        assertThrows(CodecException.class, read::next);
        assertEquals("end", read.next());
        assertFalse(read.areLost());
    }

    @Test
    void shouldSayThatTheRestIsLostWhereTheBytesAreBroken() {
        Object[] elements = {List.of(new Dot(1, Colour.RED), 'c'), "end"};
        byte[] bytes = new ValueEncoder().writeList(elements, elements.length).take();
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 7);
        Elements read = new ValueDecoder(cut, AllowedTypes.anyRecordOrEnum(), null).elements();

        assertThrows(CodecException.class, read::next);
        assertTrue(read.areLost());
    }

    @Test
    void shouldSurviveEveryDamage() {
        Object[] elements = contents().toArray();
        byte[] bytes = new ValueEncoder().writeList(elements, elements.length).take();
        var random = new Random(2029);
        int failed = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt();
            Elements read = new ValueDecoder(damaged, AllowedTypes.anyRecordOrEnum(), null).elements();
            while (read.hasNext() && !read.areLost()) {
                try {
                    read.next();
                } catch (CodecException e) {
                    failed++;
                }
            }
        }
        assertTrue(failed > 1_000, "only " + failed + " failed");
    }
}
