package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.poolscope.pool.call.CallOptions;
import org.poolscope.pool.call.Results;

/// Streams whose source lets others wait: lines that are still to be typed, messages that are still to come.
@Timeout(60)
class PoolSlowSourceTest {

    private static WorkerPool pool;

    @BeforeAll
    static void open() throws Exception {
        pool = WorkerPool.ofSize(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    /// What is put in, as it comes; a negative number is its end.
    private static final class Slow implements Iterable<Integer>, Iterator<Integer> {

        private final BlockingQueue<Integer> coming = new LinkedBlockingQueue<>();
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private Integer next;

        Slow with(int... items) {
            for (int item : items) {
                coming.add(item);
            }
            return this;
        }

        @Override
        public Iterator<Integer> iterator() {
            return this;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                try {
                    next = coming.take();
                } catch (InterruptedException _) {
                    interrupted.countDown();
                    throw new IllegalStateException("interrupted");
                }
            }
            return next >= 0;
        }

        @Override
        public Integer next() {
            int item = next;
            next = null;
            if (item == 13) {
                throw new IllegalArgumentException("the source does not like 13");
            }
            return item;
        }
    }

    @Test
    void shouldGiveTheResultsOfWhatHasComeWhileItsSourceWaitsForMore() {
        var source = new Slow();
        Results<Integer> results = pool.imap(Functions::square, source);
        for (int item = 1; item <= 5; item++) {
            source.with(item);
            assertEquals(item * item, results.next());
        }
        source.with(-1);
        assertFalse(results.hasNext());
    }

    @Test
    void shouldWaitForItsSourceToSayWhetherThereIsAnother() {
        var source = new Slow().with(3);
        Results<Integer> results = pool.imapUnordered(Functions::square, source);
        assertEquals(9, results.next());
        Thread.ofVirtual().start(() -> source.with(4, -1));
        assertTrue(results.hasNext());
        assertEquals(16, results.next());
        assertFalse(results.hasNext());
    }

    @Test
    void shouldThrowWhatItsSourceThrowsAfterTheResultsBefore() {
        Results<Integer> results = pool.imap(Functions::square, new Slow().with(1, 2, 13, 4));
        assertEquals(1, results.next());
        assertEquals(4, results.next());
        assertTrue(results.hasNext());
        assertThrows(IllegalArgumentException.class, results::next);
        assertFalse(results.hasNext());
    }

    @Test
    void shouldThrowAnErrorOfItsSourceAsItIs() {
        var error = new AssertionError("broken source");
        Iterable<Integer> broken = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw error;
            }

            @Override
            public Integer next() {
                return 0;
            }
        };
        assertSame(error, assertThrows(AssertionError.class, pool.imap(Functions::square, broken)::next));
    }

    @Test
    void shouldSayThatItsDeadlineIsOverWhileItsSourceWaits() {
        var source = new Slow().with(5);
        Results<Integer> results = pool.imap(Functions::square, source,
                CallOptions.DEFAULT.withDeadline(Duration.ofSeconds(2)));
        assertEquals(25, results.next());
        var over = assertThrows(CompletionException.class, results::next);
        assertInstanceOf(TimeoutException.class, over.getCause());
        assertFalse(results.hasNext());
    }

    @Test
    void shouldInterruptASourceThatWaitsWhenItsResultsAreClosed() throws Exception {
        var source = new Slow().with(6);
        try (Results<Integer> results = pool.imap(Functions::square, source)) {
            assertEquals(36, results.next());
        }
        assertTrue(source.interrupted.await(10, TimeUnit.SECONDS), "the source still waits");
    }

    @Test
    void shouldEndItsResultsWhenThePoolIsTerminatedWhileItsSourceWaits() throws Exception {
        var source = new Slow().with(7);
        Results<Integer> results;
        try (var other = WorkerPool.ofSize(1)) {
            results = other.imap(Functions::square, source);
            assertEquals(49, results.next());
            Thread.ofVirtual().start(other::terminate);
            var ended = assertThrows(CompletionException.class, results::next);
            assertInstanceOf(CancellationException.class, ended.getCause());
        }
        assertTrue(source.interrupted.await(10, TimeUnit.SECONDS), "the source still waits");
    }

    /// A closed pool waits for streams that are still read.
    @Test
    void shouldBringAStreamToItsEndThoughThePoolWasClosedMeanwhile() throws Exception {
        var source = new Slow().with(1);
        List<Integer> all = new ArrayList<>();
        var other = WorkerPool.ofSize(1);
        Results<Integer> results = other.imap(Functions::square, source);
        all.add(results.next());
        other.close();
        source.with(2, 3, -1);
        results.forEachRemaining(all::add);
        assertEquals(List.of(1, 4, 9), all);
        assertTrue(other.join(Duration.ofSeconds(30)), other::toString);
    }

    @Test
    void shouldStopWaitingWhenItsReaderIsInterrupted() {
        try (Results<Integer> results = pool.imap(Functions::square, new Slow())) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, results::next);
            assertTrue(Thread.interrupted(), "the flag stays set");
        }
    }
}
