package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.spi.AbstractInterruptibleChannel;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Streams whose source lets others wait: lines that are still to be typed, messages that are still to come.
@RunsBeside
@Timeout(120)
class PoolSlowSourceTest {

    private static WorkerPool pool;

    @BeforeAll
    static void open() throws Exception {
        pool = WorkerPool.ofSize(2);
        pool.apply(Functions::square, 1);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    /// What is put in, as it comes; a negative number is its end.
    private static final class Slow implements Iterable<Integer>, Iterator<Integer> {

        private final BlockingQueue<Integer> coming = new LinkedBlockingQueue<>();
        private final CountDownLatch waitedFor = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private Integer next;

        Slow with(int... items) {
            for (int item : items) {
                coming.add(item);
            }
            return this;
        }

        /// Whoever feeds may have given its last item away and not have come back for the next one.
        void awaitWaiter() throws InterruptedException {
            assertTrue(waitedFor.await(60, TimeUnit.SECONDS), "nobody waits for the source");
        }

        @Override
        public Iterator<Integer> iterator() {
            return this;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                if (coming.isEmpty()) {
                    waitedFor.countDown();
                }
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
    void shouldGiveTheResultsOfAllItemsBeforeTheOneThatItsSourceThrowsAt() {
        Results<Integer> results =
                pool.imap(Functions::square, new Slow().with(0, 1, 2, 3, 4, 13), CallOptions.DEFAULT.withChunk(4));
        for (int item = 0; item < 5; item++) {
            assertEquals(item * item, results.next());
        }
        assertThrows(IllegalArgumentException.class, results::next);
    }

    @Test
    void shouldNotAskASourceAgainThatHasToldItsEnd() {
        var asked = new AtomicInteger();
        Iterable<Integer> twice = () -> new Iterator<>() {
            private int left = 2;

            @Override
            public boolean hasNext() {
                if (left == 0) {
                    asked.incrementAndGet();
                }
                return left > 0;
            }

            @Override
            public Integer next() {
                return left--;
            }
        };
        var all = new ArrayList<Integer>();
        pool.imap(Functions::square, twice, CallOptions.DEFAULT.withChunk(3)).forEachRemaining(all::add);
        assertEquals(List.of(4, 1), all);
        assertEquals(1, asked.get());
    }

    @Test
    void shouldKeepToABufferThatIsSmallerThanTwoChunks() {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();
        var all = new ArrayList<Integer>();
        pool.imap(Functions::square, items, CallOptions.DEFAULT.withChunk(7).withBuffer(10)).forEachRemaining(all::add);
        assertEquals(items.stream().map(Functions::square).toList(), all);
    }

    @Test
    void shouldLeaveNoThreadBehindWhateverItsEnd() throws Exception {
        var source = new Slow().with(1, 2, -1);
        pool.imap(Functions::square, source).forEachRemaining(result -> assertTrue(result > 0));
        pool.imap(Functions::square, new Slow().with(1)).close();
        assertThrows(IllegalArgumentException.class, pool.imap(Functions::square, new Slow().with(13))::next);
        // Others may have streams, too, which come and go.
        Waiting.until("nobody feeds any more", Duration.ofSeconds(60),
                () -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("poolscope-feed")),
                () -> Thread.getAllStackTraces().toString());
    }

    /// Its source knows the results: an iterator that is the object which reads them.
    private static final class Selfish implements Iterator<Integer> {

        private final Results<Integer> results;
        private int next;

        Selfish(WorkerPool pool) {
            results = pool.imap(Functions::square, () -> this);
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            return next++;
        }
    }

    private static void readOneOfAnEndlessStream(WorkerPool pool) {
        assertEquals(0, new Selfish(pool).results.next());
    }

    @Test
    void shouldEndWithAStreamWhoseSourceHoldsTheResultsThatNobodyElseHolds() throws Exception {
        WorkerPool other = WorkerPool.ofSize(1);
        readOneOfAnEndlessStream(other);
        other.shutdown();
        assertTrue(other.join(Duration.ofSeconds(40)), other::toString);
    }

    /// A channel that takes its time to close, and fails at it.
    private static final class Sticky extends AbstractInterruptibleChannel {

        private final CountDownLatch closing = new CountDownLatch(1);

        /// As a read in the system: no interrupt ends it, its channel's close does.
        int read() {
            begin();
            boolean closed = false;
            while (!closed) {
                try {
                    closing.await();
                    closed = true;
                } catch (InterruptedException _) {
                    // Only the close counts.
                }
            }
            throw new IllegalStateException("closed");
        }

        @Override
        protected void implCloseChannel() {
            closing.countDown();
            throw new IllegalStateException("fails to close");
        }
    }

    @Test
    void shouldGoOnWhenAChannelThatItsSourceReadsFailsToClose() throws Exception {
        var channel = new Sticky();
        Iterable<Integer> items = () -> IntStream.generate(channel::read).iterator();
        Results<Integer> results = pool.imap(Functions::square, items,
                CallOptions.DEFAULT.withDeadline(Duration.ofMillis(300)));
        assertInstanceOf(TimeoutException.class, assertThrows(CompletionException.class, results::next).getCause());
        assertTrue(channel.closing.await(10, TimeUnit.SECONDS), "nobody closes the channel");
        assertEquals(81, pool.apply(Functions::square, 9));
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
            source.awaitWaiter();
        }
        assertTrue(source.interrupted.await(60, TimeUnit.SECONDS), "the source still waits");
    }

    @Test
    void shouldEndItsResultsWhenThePoolIsTerminatedWhileItsSourceWaits() throws Exception {
        var source = new Slow().with(7);
        Results<Integer> results;
        try (var other = WorkerPool.ofSize(1)) {
            results = other.imap(Functions::square, source);
            assertEquals(49, results.next());
            source.awaitWaiter();
            Thread.ofVirtual().start(other::terminate);
            var ended = assertThrows(CompletionException.class, results::next);
            assertInstanceOf(CancellationException.class, ended.getCause());
        }
        assertTrue(source.interrupted.await(60, TimeUnit.SECONDS), "the source still waits");
    }

    /// A closed pool waits for streams that are still read.
    @Test
    void shouldBringAStreamToItsEndThoughThePoolWasClosedMeanwhile() throws Exception {
        var source = new Slow().with(1);
        List<Integer> all = new ArrayList<>();
        var other = WorkerPool.ofSize(1);
        Results<Integer> results = other.imap(Functions::square, source);
        all.add(results.next());
        other.shutdown();
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
