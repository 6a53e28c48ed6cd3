package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.function.CodecException;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class PoolStreamsTest {

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static <T> List<T> all(Iterator<T> results) {
        List<T> all = new ArrayList<>();
        results.forEachRemaining(all::add);
        return all;
    }

    /// O08
    @Test
    void shouldStreamResultsInOrderThenEnd() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            List<Integer> expected = range(0, 1000).stream().map(Functions::square).toList();
            for (int chunk : new int[] {1, 3, 100, 5000}) {
                Results<Integer> results =
                        pool.imap(Functions::square, range(0, 1000), CallOptions.DEFAULT.withChunk(chunk));
                assertEquals(expected, all(results), "chunk " + chunk);
                assertFalse(results.hasNext());
                assertThrows(NoSuchElementException.class, results::next);
            }
        }
    }

    /// O08
    @Test
    void shouldStreamTheSameResultsWhenTheirOrderIsFree() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            List<Integer> results = all(pool.imapUnordered(Functions::square, range(0, 1000)));
            assertEquals(range(0, 1000).stream().map(Functions::square).toList(), results.stream().sorted().toList());
        }
    }

    /// O08
    @Test
    void shouldTakeNoMoreFromAnEndlessSourceThanTheBufferHolds() throws Exception {
        var taken = new AtomicInteger();
        Iterable<Integer> endless = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return taken.getAndIncrement();
            }
        };
        try (var pool = WorkerPool.ofSize(2);
                Results<Integer> results = pool.imap(Functions::square, endless, CallOptions.DEFAULT.withBuffer(100))) {
            for (int read = 0; read < 1000; read++) {
                assertTrue(taken.get() <= read + 100, read + " were read and " + taken + " taken");
                assertEquals(read * read, results.next());
            }
        }
    }

    /// O08
    @Test
    void shouldGoOnAfterAnItemThatFailed() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            Results<Integer> results =
                    pool.imap(Functions::throwOnOdd, range(0, 6), CallOptions.DEFAULT.withChunk(4));
            for (int i = 0; i < 6; i++) {
                int item = i;
                if (i % 2 == 0) {
                    assertEquals(i, results.next());
                } else {
                    var failure = assertThrows(CompletionException.class, results::next);
                    var cause = assertInstanceOf(Functions.Mischief.class, failure.getCause());
                    assertEquals("odd " + item, cause.getMessage());
                }
            }
            assertFalse(results.hasNext());
        }
    }

    /// O05
    @Test
    void shouldFailOnlyTheItemThatCannotBeSent() throws Exception {
        List<Object> items = List.of("a", new Object(), "b");
        try (var pool = WorkerPool.ofSize(1)) {
            Results<Object> results = pool.imap(Functions::same, items, CallOptions.DEFAULT.withChunk(3));
            assertEquals("a", results.next());
            assertInstanceOf(CodecException.class, assertThrows(CompletionException.class, results::next).getCause());
            assertEquals("b", results.next());
            assertFalse(results.hasNext());
        }
    }

    /// X14
    @Test
    void shouldGiveWhatWasDoneBeforeTheDeadlineAndThenSayThatItIsOver() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            pool.apply(Functions::pid);
            Results<Long> results = pool.imap(Functions::sleep, List.of(1, 1, 60_000, 1),
                    CallOptions.DEFAULT.withDeadline(Duration.ofSeconds(2)));
            assertTrue(pool.pids().contains(results.next()));
            results.next();
            var over = assertThrows(CompletionException.class, results::next);
            assertInstanceOf(TimeoutException.class, over.getCause());
            assertFalse(results.hasNext());
            assertEquals(4, pool.apply(Functions::square, 2));
        }
    }

    /// X14
    @Test
    void shouldSayThatAListIsNotDoneWithinItsDeadline() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            pool.apply(Functions::pid);
            var late = assertThrows(ExecutionException.class, () -> pool.map(Functions::sleep, List.of(1, 60_000),
                    CallOptions.DEFAULT.withChunk(1).withDeadline(Duration.ofMillis(500))));
            assertInstanceOf(TimeoutException.class, late.getCause());
            assertEquals("not done within the call's deadline of 500 ms", late.getCause().getMessage());
        }
    }

    @Test
    void shouldEndWhatIsRunningWhenItsResultsAreClosed(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (var pool = WorkerPool.ofSize(1)) {
            Results<Void> results = pool.imap(Functions::hang, List.of(begun, begun, begun));
            results.close();
            assertFalse(results.hasNext());
            assertEquals(4, pool.apply(Functions::square, 2));
        }
    }

    @Test
    void shouldEndItsResultsWhenThePoolIsTerminated(@TempDir Path folder) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            Results<Void> results = pool.imap(Functions::hang, List.of(folder.resolve("begun")));
            pool.terminate();
            var ended = assertThrows(CompletionException.class, results::next);
            assertInstanceOf(CancellationException.class, ended.getCause());
            assertFalse(results.hasNext());
        }
    }
}
