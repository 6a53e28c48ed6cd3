package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskFunction;
import org.poolscope.shared.Segments;
import org.poolscope.testing.RunsBeside;

/// Values of the JDK's many types, through real workers, queues and pipes.
@RunsBeside
class PoolValuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    record Index(SortedMap<String, Integer> byName, Deque<Year> years, Locale locale) {}

    /// Cannot be made of a 3 in another JVM than this one.
    record Picky(int value) {
        private static boolean here;

        Picky {
            if (value == 3 && !here) {
                throw new AssertionError("a 3");
            }
        }
    }

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;
    }

    static TreeMap<String, Integer> reversed(NavigableMap<String, Integer> map) {
        return new TreeMap<>(map.descendingMap());
    }

    static int last(ArrayDeque<Integer> deque) {
        return deque.peekLast();
    }

    static Index index(LinkedList<Integer> years) {
        return new Index(new TreeMap<>(Map.of("b", 1, "a", 2)), new ArrayDeque<>(years.stream().map(Year::of).toList()),
                Locale.GERMANY);
    }

    static Map<TimeUnit, ZonedDateTime> times(ZonedDateTime time) {
        return new LinkedHashMap<>(Map.of(TimeUnit.DAYS, time));
    }

    static int size(List<?> list) {
        return list.size();
    }

    static List<String> names() {
        return new Names();
    }

    @Test
    void shouldGiveArgumentsAndResultsOfTheClassThatTheFunctionAsksFor() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            TreeMap<String, Integer> tree = pool.apply(PoolValuesTest::reversed, new TreeMap<>(Map.of("a", 1, "b", 2)));
            assertEquals("{b=2, a=1}", tree.toString());
            assertEquals(2, pool.apply(PoolValuesTest::last, new ArrayDeque<>(List.of(1, 2))));
            Index index = pool.apply(PoolValuesTest::index, new LinkedList<>(List.of(2026, 2025)));
            assertEquals("a", index.byName().firstKey());
            assertEquals(Year.of(2026), index.years().peek());
            assertSame(Locale.GERMANY, index.locale());
            ZonedDateTime now = ZonedDateTime.now();
            assertEquals(Map.of(TimeUnit.DAYS, now), pool.apply(PoolValuesTest::times, now));
        }
    }

    @Test
    void shouldRefuseWhereItIsSentWhatWouldArriveAsAnotherClass() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            TaskFunction<List<?>, Integer> size = PoolValuesTest::size;
            var refusal = assertThrows(CodecException.class, () -> pool.applyAsync(size, new Names()));
            assertTrue(refusal.getMessage().contains("send a copy, new ArrayList<>(it)"), refusal.getMessage());

            var result = pool.applyAsync(PoolValuesTest::names);
            Throwable failure = assertThrows(ExecutionException.class, () -> result.get(PATIENCE)).getCause();
            assertInstanceOf(CodecException.class, failure);
            assertTrue(failure.getMessage().contains(Names.class.getName()), failure.getMessage());
        }
    }

    static int valueOf(Picky picky) {
        return picky.value();
    }

    /// What comes of a 3 is not in the function's signature, what comes of a 5 is code.
    static Object hiddenOr(int n) {
        TaskFunction<Integer, Integer> function = x -> x;
        return n == 3 ? new HiddenPoint(n) : n == 5 ? function : Integer.valueOf(n);
    }

    @Test
    void shouldFailOnlyTheItemWhoseValueCannotBeRebuilt() throws Exception {
        Picky.here = true;
        List<Picky> items = IntStream.range(0, 8).mapToObj(Picky::new).toList();
        try (var pool = WorkerPool.ofSize(1)) {
            TaskFunction<Integer, Object> hidden = PoolValuesTest::hiddenOr;
            Results<Integer> values = pool.imap(PoolValuesTest::valueOf, items, CallOptions.DEFAULT.withChunk(8));
            Results<Object> results = pool.imap(hidden, range(8), CallOptions.DEFAULT.withChunk(8));
            for (int i = 0; i < 8; i++) {
                if (i == 3) {
                    assertTrue(refusal(values).contains("the constructor of the record " + Picky.class.getName()));
                } else {
                    assertEquals(i, values.next());
                }
                if (i == 3) {
                    assertTrue(refusal(results).contains("allow(HiddenPoint.class)"));
                } else if (i == 5) {
                    assertTrue(refusal(results)
                            .startsWith("a function can be sent to a worker with a call, and nowhere"));
                } else {
                    assertEquals(i, results.next());
                }
            }
        }
    }

    private static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static String refusal(Results<?> results) {
        Throwable failure = assertThrows(CompletionException.class, results::next).getCause();
        return assertInstanceOf(CodecException.class, failure).getMessage();
    }

    @Test
    void shouldBringThemThroughQueuesAndPipes() throws Exception {
        try (Segments segments = Segments.create()) {
            var queue = segments.createQueue("index", Index.class, 2);
            Index index = index(new LinkedList<>(List.of(1)));
            queue.put(index);
            assertEquals(index.toString(), queue.take().orElseThrow().toString());

            var deques = segments.createQueue("deques", Deque.class, 2);
            deques.put(new LinkedList<>(List.of(1)));
            assertSame(LinkedList.class, deques.take().orElseThrow().getClass());

            var pipe = segments.createPipe("maps", NavigableMap.class);
            pipe.first().send(new TreeMap<>(Map.of(1, "x")));
            assertEquals(new TreeMap<>(Map.of(1, "x")), pipe.second().receive().orElseThrow());
        }
    }

    @Test
    void shouldSayOfAMessageWhatItIsAndWhatToSend() throws Exception {
        try (Segments segments = Segments.create()) {
            var queue = segments.createQueue("any", Object.class, 1);
            String refusal = assertThrows(IllegalArgumentException.class,
                    () -> queue.put(List.of(new StringBuilder("x")))).getMessage();

            assertTrue(refusal.endsWith("cannot take this: element 0 of the list: a java.lang.StringBuilder cannot be "
                    + "sent to or from a worker: x; send its text, which toString() gives"), refusal);
        }
    }
}
