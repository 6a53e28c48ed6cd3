package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.function.Pair;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.InvalidSettingException;

@RunsBeside
class PoolCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static <T> T soon(AsyncResult<T> result) throws Exception {
        return result.get(PATIENCE);
    }

    /// O02
    @Test
    void shouldGiveWhatTheSameCallsGiveHereInOrder() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            for (List<Integer> items : List.of(range(0, 10), range(0, 100), range(0, 10_000))) {
                List<Integer> expected = items.stream().map(Functions::square).toList();
                assertEquals(expected, pool.map(Functions::square, items));
                assertEquals(expected, pool.map(Functions::square, items, CallOptions.DEFAULT.withChunk(20)));
                assertEquals(expected, soon(pool.mapAsync(Functions::square, items, CallOptions.DEFAULT.withChunk(7))));
            }
            List<Pair<Integer, Integer>> pairs = List.of(Pair.of(2, 10), Pair.of(3, 5), Pair.of(4, 3));
            assertEquals(List.of(1024L, 243L, 64L), pool.starmap(Functions::power, pairs));
            assertEquals(List.of(1024L, 243L, 64L), soon(pool.starmapAsync(Functions::power, pairs)));
            assertEquals(49, pool.apply(Functions::square, 7));
            assertEquals(8L, pool.apply(Functions::power, 2, 3));
            assertTrue(pool.pids().contains(pool.apply(Functions::pid)));
        }
    }

    /// O03
    @Test
    void shouldLeaveATaskAloneThatSomebodyStoppedWaitingFor() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            pool.apply(Functions::pid);
            long start = System.nanoTime();
            AsyncResult<Long> result = pool.applyAsync(Functions::sleep, 820);

            assertThrows(TimeoutException.class, () -> result.get(Duration.ofMillis(350)));
            assertTrue(System.nanoTime() - start >= 350_000_000, "came too early");
            assertFalse(result.isDone());
            assertEquals(pool.pids().getFirst(), soon(result));
            assertTrue(System.nanoTime() - start >= 820_000_000, "the task cannot have ended by itself");
        }
    }

    /// O04
    @Test
    void shouldCallEachCallbackOnce() throws Exception {
        Queue<Object> told = new ConcurrentLinkedQueue<>();
        try (var pool = WorkerPool.ofSize(2)) {
            soon(pool.mapAsync(Functions::square, List.of(3)).onSuccess(told::add).onFailure(told::add));
            var failed = pool.applyAsync(Functions::throwMischief, 5).onSuccess(told::add).onFailure(told::add);
            assertThrows(ExecutionException.class, () -> soon(failed));
            soon(pool.applyAsync(Functions::same, "last").onSuccess(told::add));
            Waiting.until("three callbacks", PATIENCE, () -> told.size() >= 3, told::toString);
        }
        List<String> words = told.stream().map(Object::toString).sorted().toList();
        assertEquals(List.of("[9]", "last", "org.poolscope.pool.Functions$Mischief: no 5"), words);
    }

    /// O06
    @Test
    void shouldReturnAtOnceWhenThereIsNothingToDo() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            for (CallOptions options : List.of(CallOptions.DEFAULT, CallOptions.DEFAULT.withChunk(1))) {
                assertEquals(List.of(), pool.map(Functions::square, List.of(), options));
                assertEquals(List.of(), soon(pool.mapAsync(Functions::square, List.of(), options)));
                assertFalse(pool.imap(Functions::square, List.<Integer>of(), options).hasNext());
                assertFalse(pool.imapUnordered(Functions::square, List.<Integer>of(), options).hasNext());
            }
        }
    }

    /// K12
    @Test
    void shouldTakeCallsFromManyThreadsAndFromCallbacks() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            List<CompletableFuture<Integer>> sums = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                sums.add(CompletableFuture.supplyAsync(() -> sumOfSquares(pool, thread)));
            }
            for (CompletableFuture<Integer> sum : sums) {
                assertEquals(328_350, sum.get(30, TimeUnit.SECONDS));
            }
            var inner = new CompletableFuture<AsyncResult<Integer>>();
            pool.applyAsync(Functions::square, 3)
                    .onSuccess(nine -> inner.complete(pool.applyAsync(Functions::square, nine)));
            assertEquals(81, soon(inner.get(30, TimeUnit.SECONDS)));
        }
    }

    private static int sumOfSquares(WorkerPool pool, int thread) {
        try {
            return pool.map(Functions::square, range(0, 100), CallOptions.DEFAULT.withChunk(1 + thread)).stream()
                    .mapToInt(Integer::intValue).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// K12
    @Test
    void shouldGoOnWhenACallbackThrows() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            var called = new CompletableFuture<Void>();
            pool.applyAsync(Functions::square, 3).onSuccess(_ -> {
                called.complete(null);
                throw new IllegalStateException("a callback's own mistake");
            });
            called.get(30, TimeUnit.SECONDS);
            assertEquals(16, pool.apply(Functions::square, 4));
        }
    }

    /// K10
    @Test
    void shouldEndARunningTaskThatIsCancelledAndNeverBeginAQueuedOne(@TempDir Path folder) throws Exception {
        Path running = folder.resolve("running");
        Path queued = folder.resolve("queued");
        try (var pool = WorkerPool.ofSize(1)) {
            AsyncResult<Void> first = pool.applyAsync(Functions::hang, running);
            AsyncResult<Void> second = pool.applyAsync(Functions::hang, queued);
            Waiting.until("the first runs", PATIENCE, () -> !Functions.lines(running).isEmpty(), pool::toString);

            assertTrue(second.cancel(true));
            assertTrue(first.cancel(true));
            assertTrue(first.isCancelled());
            assertThrows(CancellationException.class, first::get);
            assertEquals(9, soon(pool.applyAsync(Functions::square, 3)));
            assertEquals(List.of(), Functions.lines(queued));
        }
    }

    /// K10
    @Test
    void shouldEndACancelledTaskThatDoesNotHeedItWithItsWorker(@TempDir Path folder) throws Exception {
        Path running = folder.resolve("running");
        try (var pool = WorkerPool.ofSize(1)) {
            AsyncResult<Void> stubborn = pool.applyAsync(Functions::stay, running);
            Waiting.until("it runs", PATIENCE, () -> !Functions.lines(running).isEmpty(), pool::toString);
            stubborn.cancel(true);

            assertEquals(9, soon(pool.applyAsync(Functions::square, 3)));
            assertFalse(pool.pids().contains(Long.parseLong(Functions.lines(running).getFirst())));
        }
    }

    /// X15
    @Test
    void shouldRefuseOptionsOutOfBoundsNamingTheBound() {
        var options = CallOptions.DEFAULT;
        assertEquals("chunk: must be at least 1, not -1", refusal(() -> options.withChunk(-1)));
        assertEquals("chunk: must be at least 1, not 0", refusal(() -> options.withChunk(0)));
        assertEquals("buffer: must be at least 1, not 0", refusal(() -> options.withBuffer(0)));
        assertEquals("deadline: must be longer than 0 and at most a year, and is PT0S",
                refusal(() -> options.withDeadline(Duration.ZERO)));
    }

    private static String refusal(Executable action) {
        return assertThrows(InvalidSettingException.class, action).getMessage();
    }
}
