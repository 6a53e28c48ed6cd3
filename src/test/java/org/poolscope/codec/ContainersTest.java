package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.poolscope.codec.type.AllowedTypes;

/// Collections and maps arrive as what they are.
class ContainersTest {

    enum Suit { HEARTS, SPADES { }, CLUBS }

    enum Nothing {}

    /// An order that is sent as a value.
    enum ByLength implements Comparator<String> {
        SHORTEST_FIRST;

        @Override
        public int compare(String a, String b) {
            return Integer.compare(a.length(), b.length());
        }
    }

    record Modulo(int divisor) implements Comparator<Integer> {
        @Override
        public int compare(Integer a, Integer b) {
            return Integer.compare(a % divisor, b % divisor);
        }
    }

    record Index(SortedMap<String, Integer> byName, Deque<Integer> last, NavigableMap<Integer, List<Suit>> suits,
            EnumMap<Suit, @Nullable Integer> counts, LinkedList<@Nullable String> names,
            Map.Entry<String, Suit> best) {}

    private static final List<Collection<?>> COLLECTIONS = List.of(new ArrayList<>(List.of(3, 1)),
            new LinkedList<>(Arrays.asList("a", null)), new ArrayDeque<>(List.of(3, 1, 2)), new Vector<>(List.of(1)),
            stack(1, 2), new HashSet<>(Arrays.asList(1, null, "x")), new LinkedHashSet<>(List.of(3, 1, 2)),
            new TreeSet<>(List.of(3, 1, 2)), new PriorityQueue<>(List.of(3, 1, 2)), EnumSet.of(Suit.SPADES),
            EnumSet.noneOf(Suit.class), EnumSet.noneOf(Nothing.class), EnumSet.allOf(TimeUnit.class),
            new CopyOnWriteArrayList<>(List.of(2, 1)), new CopyOnWriteArraySet<>(List.of(2, 1)),
            new ConcurrentLinkedQueue<>(List.of(2, 1)), new ConcurrentLinkedDeque<>(List.of(2, 1)),
            new ConcurrentSkipListSet<>(List.of("b", "a")), new ArrayDeque<>(), new TreeSet<>(), new LinkedList<>(),
            new LinkedList<>(List.of(new ArrayDeque<>(List.of(1)), new TreeSet<>(Set.of(2)))));

    private static final List<Map<?, ?>> MAPS = List.of(new HashMap<>(Map.of("a", 1)),
            new LinkedHashMap<>(Map.of(2, "b")), new TreeMap<>(Map.of("b", 2, "a", 1)), new Hashtable<>(Map.of(1, 2)),
            new ConcurrentHashMap<>(Map.of("a", 1)), new ConcurrentSkipListMap<>(Map.of(2, 1, 1, 2)),
            new EnumMap<>(Map.of(Suit.SPADES, 1, Suit.HEARTS, 2)), new EnumMap<>(Suit.class),
            new EnumMap<>(Nothing.class), properties(), new TreeMap<>(), new HashMap<>(),
            new TreeMap<>(Map.of("a", new TreeMap<>(Map.of(1, List.of())))));

    private static Stack<Integer> stack(Integer... elements) {
        var stack = new Stack<Integer>();
        stack.addAll(List.of(elements));
        return stack;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("key", "value");
        return properties;
    }

    @ParameterizedTest
    @FieldSource("COLLECTIONS")
    void shouldBringEveryCollectionThroughAsItself(Collection<?> value) {
        Collection<?> read = through(value);

        assertSame(value.getClass(), read.getClass());
        assertEquals(value.size(), read.size());
        assertEquals(value.toString(), read.toString());
    }

    @ParameterizedTest
    @FieldSource("MAPS")
    void shouldBringEveryMapThroughAsItself(Map<?, ?> value) {
        Map<?, ?> read = through(value);

        assertSame(value.getClass(), read.getClass());
        assertEquals(value, read);
        assertEquals(value.toString(), read.toString());
    }

    @Test
    void shouldLetNoEnumOfAnotherTypeIntoAnEmptyEnumMap() {
        Map<Object, Object> read = cast(through(new EnumMap<>(Suit.class)));

        assertEquals(null, read.put(Suit.HEARTS, 1));
        assertThrows(ClassCastException.class, () -> read.put(TimeUnit.DAYS, 1));
    }

    @Test
    void shouldKeepTheOrderOfSortedCollections() {
        for (Comparator<Integer> order : List.<Comparator<Integer>>of(Comparator.naturalOrder(),
                Comparator.reverseOrder(), new Modulo(7), new Modulo(7).reversed())) {
            var set = new TreeSet<>(order);
            set.addAll(List.of(5, 9, 15, 6));
            SortedMap<Integer, String> map = new ConcurrentSkipListMap<>(order);
            set.forEach(each -> map.put(each, "x"));
            var queue = new PriorityQueue<>(order);
            queue.addAll(List.of(5, 9, 15, 6));

            SortedSet<Integer> readSet = through(set);

            assertEquals(order, readSet.comparator());
            assertEquals(List.copyOf(set), List.copyOf(readSet));
            assertEquals(order, through(map).comparator());
            assertEquals(map.toString(), through(map).toString());
            assertEquals(order, through(queue).comparator());
            assertEquals(List.copyOf(queue), List.copyOf(through(queue)));
        }
        assertEquals(null, through(new TreeMap<>()).comparator());
        assertSame(ByLength.SHORTEST_FIRST, through(new TreeSet<>(ByLength.SHORTEST_FIRST)).comparator());
        assertSame(String.CASE_INSENSITIVE_ORDER,
                through(new TreeSet<>(String.CASE_INSENSITIVE_ORDER)).comparator());
    }

    @Test
    void shouldRebuildViewsAndWrappersAsThePlainClassOfTheirInterface() {
        var tree = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
        var list = new LinkedList<>(List.of(1, 2));
        expect(ArrayList.class, List.of(1), List.of(1, 2, 3), Arrays.asList(1, null), Collections.emptyList(),
                Collections.singletonList(1), Collections.nCopies(3, "x"), Collections.unmodifiableList(list),
                new ArrayList<>(List.of(1, 2, 3)).subList(1, 2), List.of(1, 2).reversed(), Map.of(1, 2).values(),
                new HashMap<>(Map.of(1, 2)).values(), Collections.checkedList(list, Integer.class));
        expect(LinkedHashSet.class, Set.of(1), Set.of(1, 2, 3), Map.of(1, 2).keySet(), Collections.singleton(1),
                new HashMap<>(Map.of(1, 2)).keySet(), Map.of(1, 2).entrySet(), Collections.unmodifiableSet(Set.of(1)),
                Collections.newSetFromMap(new LinkedHashMap<>()));
        expect(LinkedHashMap.class, Map.of(), Map.of(1, 2), Map.of(1, 2, 3, 4), Collections.unmodifiableMap(tree),
                Collections.singletonMap(1, 2), new LinkedHashMap<>(Map.of(1, 2)).reversed());
        expect(TreeMap.class, tree.headMap("c"), tree.tailMap("b"), tree.descendingMap(),
                Collections.unmodifiableSortedMap(tree));
        expect(TreeSet.class, tree.navigableKeySet(), tree.descendingKeySet(), Collections.emptySortedSet());
        expect(ConcurrentSkipListMap.class, new ConcurrentSkipListMap<>(tree).headMap("b"));
        expect(ArrayDeque.class, new ArrayDeque<>(list).reversed());
        expect(LinkedList.class, list.reversed());
        assertInstanceOf(ConcurrentNavigableMap.class, through(new ConcurrentSkipListMap<>(tree).descendingMap()));
        assertInstanceOf(ConcurrentHashMap.KeySetView.class, through(ConcurrentHashMap.newKeySet()));
        through(List.of(1)).add(2);
    }

    private static void expect(Class<?> type, Object... values) {
        for (Object value : values) {
            Object read = through(value);
            assertSame(type, read.getClass(), () -> "of a " + value.getClass().getName());
            assertEquals(value.toString(), read.toString());
        }
    }

    @Test
    void shouldKeepSynchronizedWrappersSynchronized() {
        for (Object value : List.of(Collections.synchronizedList(new ArrayList<>(List.of(1))),
                Collections.synchronizedSet(new HashSet<>(Set.of(1))), Collections.synchronizedMap(new HashMap<>()),
                Collections.synchronizedNavigableMap(new TreeMap<>(Map.of(2, 1))),
                Collections.synchronizedNavigableSet(new TreeSet<>(Set.of(2))))) {
            Object read = through(value);

            assertTrue(read.getClass().getSimpleName().startsWith("Synchronized"), () -> "was " + read.getClass());
            assertEquals(value.toString(), read.toString());
        }
    }

    @Test
    void shouldBringEntriesThrough() {
        for (Map.Entry<?, ?> entry : List.of(Map.entry("a", 1), new AbstractMap.SimpleEntry<>("a", null),
                new AbstractMap.SimpleImmutableEntry<>(null, 1))) {
            assertSame(entry.getClass(), through(entry).getClass());
            assertEquals(entry, through(entry));
        }
        Map.Entry<String, Integer> live = new HashMap<>(Map.of("a", 1)).entrySet().iterator().next();
        assertSame(AbstractMap.SimpleEntry.class, through(live).getClass());
        assertEquals(live, through(live));
    }

    @Test
    void shouldRebuildRecordsWhoseComponentsAreOfTheseTypes() {
        var counts = new EnumMap<Suit, @Nullable Integer>(Suit.class);
        counts.put(Suit.CLUBS, null);
        var index = new Index(new TreeMap<>(Map.of("a", 1)), new ArrayDeque<>(),
                new TreeMap<>(Map.of(1, List.of(Suit.HEARTS))), counts, new LinkedList<>(Arrays.asList(null, "x")),
                Map.entry("a", Suit.HEARTS));

        Object read = ValueDecoder.read(ValueEncoder.encode(index), AllowedTypes.of(List.of(Index.class)));

        assertEquals(index.toString(), read.toString());
        Object array = through(new Deque<?>[] {new ArrayDeque<>(List.of(1)), new LinkedList<>()});
        assertSame(Deque[].class, array.getClass());
        assertSame(TreeMap[].class, through(new TreeMap<?, ?>[] {new TreeMap<>()}).getClass());
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> cast(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static <T> T through(T value) {
        return (T) ValueDecoder.read(ValueEncoder.encode(value), AllowedTypes.anyRecordOrEnum());
    }
}
