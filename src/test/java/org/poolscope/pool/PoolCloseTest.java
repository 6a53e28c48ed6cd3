package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// What closing a pool waits for, and what ends without.
@RunsBeside
@Timeout(120)
class PoolCloseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long A_WHILE_NANOS = 200_000_000;

    @TempDir
    Path folder;

    private static int note(int n, Path file) throws Exception {
        Thread.sleep(20);
        Functions.append(file, n);
        return n;
    }

    /// O23. What was called and never asked for would be lost at the end of main otherwise.
    @Test
    void shouldDoWhatWasCalledBeforeATryBlockEnds() throws Exception {
        String file = folder.resolve("noted").toString();
        List<Long> pids;
        try (var pool = WorkerPool.ofSize(2)) {
            pool.apply(Functions::square, 1);
            pids = pool.pids();
            for (int i = 0; i < 20; i++) {
                pool.applyAsync(n -> note(n, Path.of(file)), i);
            }
        }
        assertEquals(20, Functions.lines(Path.of(file)).size());
        assertFalse(pids.stream().anyMatch(pid -> ProcessHandle.of(pid).isPresent()), "a worker is still there");
    }

    /// O23
    @Test
    void shouldCallEveryCallbackBeforeItIsClosed() throws Exception {
        var told = new AtomicInteger();
        try (var pool = WorkerPool.ofSize(1)) {
            for (int i = 0; i < 10; i++) {
                pool.applyAsync(Functions::square, i).onSuccess(_ -> {
                    LockSupport.parkNanos(A_WHILE_NANOS);
                    told.incrementAndGet();
                });
            }
        }
        assertEquals(10, told.get());
    }

    @Test
    void shouldBeClosedInACallbackOfItsOwn() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        var pool = WorkerPool.ofSize(1);
        pool.applyAsync(Functions::square, 1).onSuccess(_ -> {
            pool.close();
            closed.complete(true);
        });
        assertTrue(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(pool.join(PATIENCE));
    }

    /// O23. As any executor: whoever is told to stop waiting stops what it waits for.
    @Test
    void shouldTerminateWhenItsThreadIsInterruptedWhileItCloses() throws Exception {
        Path begun = folder.resolve("begun");
        var pool = WorkerPool.ofSize(1);
        AsyncResult<Void> hangs = pool.applyAsync(Functions::hang, begun);
        Waiting.until("it runs", PATIENCE, () -> Files.exists(begun), pool::toString);
        var interrupted = new CompletableFuture<Boolean>();
        Thread closer = Thread.ofPlatform().daemon().start(() -> {
            pool.close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        Waiting.until("it waits", PATIENCE, () -> closer.getState() == Thread.State.TIMED_WAITING, closer::toString);
        assertFalse(hangs.isDone());

        closer.interrupt();
        assertTrue(interrupted.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the flag stays set");
        assertTrue(hangs.isCancelled());
        assertTrue(pool.join(Duration.ZERO), "the workers are gone");
    }

    /// O23
    @Test
    void shouldSayThatACallIsCancelledWhenThePoolIsTerminated() throws Exception {
        Path begun = folder.resolve("begun");
        var pool = WorkerPool.ofSize(1);
        AsyncResult<Integer> done = pool.applyAsync(Functions::square, 3);
        done.get(PATIENCE);
        AsyncResult<Void> runs = pool.applyAsync(Functions::hang, begun);
        AsyncResult<List<Void>> waits = pool.mapAsync(Functions::hang, List.of(begun, begun));
        var told = new CompletableFuture<Throwable>();
        waits.onFailure(told::complete);
        var mapped = CompletableFuture.supplyAsync(() ->
                assertThrows(CancellationException.class, () -> pool.map(Functions::hang, List.of(begun))));
        Waiting.until("it runs", PATIENCE, () -> Files.exists(begun), pool::toString);
        Waiting.until("the list waits", PATIENCE, () -> pool.state().join().startsWith("3 calls"), pool::toString);

        pool.terminate();
        for (AsyncResult<?> result : List.of(runs, waits)) {
            assertThrows(CancellationException.class, () -> result.get(PATIENCE));
            assertTrue(result.isCancelled());
            assertEquals(Future.State.CANCELLED, result.state());
        }
        assertInstanceOf(CancellationException.class, told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals("the pool was terminated", mapped.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getMessage());
        assertFalse(done.isCancelled());
        assertEquals(9, done.get());
        assertTrue(pool.join(PATIENCE));
    }

    /// A call that failures have halted has failed: nobody has cancelled it.
    @Test
    void shouldNotSayThatACallIsCancelledThatHasFailed() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            AsyncResult<Integer> fails = pool.applyAsync(Functions::killMyself, 1);
            assertThrows(ExecutionException.class, () -> fails.get(PATIENCE));
            pool.terminate();
            assertFalse(fails.isCancelled());
        }
    }

    /// Nobody else reads them, so it would wait for ever.
    @Test
    void shouldEndAnEndlessStreamThatItsThreadHasNotReadToTheEnd() throws Exception {
        Results<Integer> results;
        try (var pool = WorkerPool.ofSize(2)) {
            results = pool.imap(Functions::square, () -> IntStream.iterate(0, n -> n + 1).iterator(),
                    CallOptions.DEFAULT.withBuffer(100));
            assertEquals(0, results.next());
        }
        var all = new ArrayList<Integer>();
        assertThrows(CompletionException.class, () -> results.forEachRemaining(all::add));
        assertFalse(all.isEmpty(), "what was done before can be read");
    }

    @Test
    void shouldDoAllItemsOfAStreamThatNobodyReads() throws Exception {
        String file = folder.resolve("noted").toString();
        Results<Integer> held;
        try (var pool = WorkerPool.ofSize(2)) {
            held = pool.imapUnordered(n -> note(n, Path.of(file)), IntStream.range(0, 50).boxed().toList());
        }
        // Results that nobody holds any more are closed by and by, and what is not done then never is.
        Reference.reachabilityFence(held);
        assertEquals(IntStream.range(0, 50).mapToObj(String::valueOf).sorted().toList(),
                Functions.lines(Path.of(file)).stream().sorted().toList());
    }

    @Test
    void shouldWaitForAStreamThatAnotherThreadReads() throws Exception {
        var pool = WorkerPool.ofSize(1);
        List<Integer> all = Collections.synchronizedList(new ArrayList<>());
        Results<Integer> results = pool.imap(Functions::square, IntStream.range(0, 1000).boxed().toList(),
                CallOptions.DEFAULT.withBuffer(10));
        var begun = new CompletableFuture<Void>();
        Thread reader = Thread.ofPlatform().start(() -> {
            all.add(results.next());
            begun.complete(null);
            results.forEachRemaining(all::add);
        });
        begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        pool.close();
        reader.join();
        assertEquals(1000, all.size());
    }

    @Test
    void shouldReadResultsInAForLoopAndAsAStream() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            var all = new ArrayList<Integer>();
            for (int square : pool.imap(Functions::square, List.of(1, 2, 3))) {
                all.add(square);
            }
            assertEquals(List.of(1, 4, 9), all);

            Results<Integer> endless = pool.imap(Functions::square, () -> IntStream.iterate(0, n -> n + 1).iterator());
            try (Stream<Integer> squares = endless.stream()) {
                assertEquals(List.of(0, 1, 4, 9), squares.limit(4).toList());
            }
            assertFalse(endless.hasNext(), "closed with its stream");
        }
    }
}
