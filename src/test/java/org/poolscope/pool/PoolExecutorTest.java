package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskRunnable;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// A pool behind the interface that libraries ask for.
@RunsBeside
@Timeout(120)
class PoolExecutorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SECONDS = PATIENCE.toSeconds();

    @TempDir
    Path folder;

    /// A task with values of its own.
    record Square(int n) implements TaskCallable<Integer> {

        @Override
        public Integer call() {
            return n * n;
        }
    }

    private static void note(Path file) {
        try {
            Functions.append(file, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TaskCallable<Integer> hang(Path begun) {
        String file = begun.toString();
        return () -> Functions.hang(Path.of(file)) == null ? 0 : 1;
    }

    private static TaskCallable<Integer> failing() {
        return () -> Functions.throwMischief(1);
    }

    @Test
    void shouldRunTasksInWorkers() throws Exception {
        String file = folder.resolve("noted").toString();
        TaskCallable<Long> pid = Functions::pid;
        TaskRunnable note = () -> note(Path.of(file));
        try (ExecutorService executor = WorkerPool.ofSize(2).asExecutorService()) {
            assertFalse(executor.submit(pid).get(SECONDS, TimeUnit.SECONDS) == ProcessHandle.current().pid());
            assertEquals(49, executor.submit(new Square(7)).get(SECONDS, TimeUnit.SECONDS));
            assertNull(executor.submit(note).get(SECONDS, TimeUnit.SECONDS));
            assertEquals("done", executor.submit(note, "done").get(SECONDS, TimeUnit.SECONDS));
            assertInstanceOf(Functions.Mischief.class, assertThrows(ExecutionException.class,
                    () -> executor.submit(failing()).get(SECONDS, TimeUnit.SECONDS)).getCause());
            executor.execute(note);
        }
        assertEquals(3, Functions.lines(Path.of(file)).size(), "closing has waited for the last one");
    }

    @Test
    void shouldServeTheFuturesOfTheJdk() throws Exception {
        try (ExecutorService executor = WorkerPool.ofSize(1).asExecutorService()) {
            Runnable refused = () -> {};
            var why = assertThrows(CodecException.class, () -> CompletableFuture.runAsync(refused, executor));
            assertTrue(why.getMessage().contains("TaskRunnable"), why::getMessage);
            Callable<Integer> alsoRefused = () -> 1;
            why = assertThrows(CodecException.class, () -> executor.submit(alsoRefused));
            assertTrue(why.getMessage().contains("TaskCallable"), why::getMessage);
        }
    }

    @Test
    void shouldInvokeAll() throws Exception {
        try (ExecutorService executor = WorkerPool.ofSize(2).asExecutorService()) {
            List<Future<Integer>> all = executor.invokeAll(List.of(new Square(2), failing(), new Square(3)));
            assertEquals(List.of(Future.State.SUCCESS, Future.State.FAILED, Future.State.SUCCESS),
                    all.stream().map(Future::state).toList());
            assertEquals(9, all.getLast().resultNow());

            Path begun = folder.resolve("begun");
            all = executor.invokeAll(List.of(new Square(4), hang(begun)), 3, TimeUnit.SECONDS);
            assertEquals(16, all.getFirst().resultNow());
            assertTrue(all.getLast().isCancelled());
        }
    }

    @Test
    void shouldInvokeAnyThatSucceeds() throws Exception {
        try (ExecutorService executor = WorkerPool.ofSize(2).asExecutorService()) {
            Path begun = folder.resolve("begun");
            assertEquals(25, executor.invokeAny(List.of(failing(), hang(begun), new Square(5))));
            assertThrows(ExecutionException.class, () -> executor.invokeAny(List.of(failing(), failing())));
            assertThrows(TimeoutException.class,
                    () -> executor.invokeAny(List.of(hang(begun)), 300, TimeUnit.MILLISECONDS));
            assertThrows(IllegalArgumentException.class, () -> executor.invokeAny(List.of()));
        }
    }

    @Test
    void shouldEndAsAnExecutorDoes() throws Exception {
        var pool = WorkerPool.ofSize(1);
        ExecutorService executor = pool.asExecutorService();
        Path begun = folder.resolve("begun");
        Future<Integer> hangs = executor.submit(hang(begun));
        Waiting.until("it runs", PATIENCE, () -> Files.exists(begun), pool::toString);
        assertFalse(executor.isShutdown());
        assertFalse(executor.awaitTermination(1, TimeUnit.MILLISECONDS));

        executor.shutdown();
        assertTrue(executor.isShutdown());
        assertFalse(executor.isTerminated());
        assertThrows(RejectedExecutionException.class, () -> executor.submit(new Square(1)));
        assertEquals(List.of(), executor.shutdownNow());
        assertThrows(CancellationException.class, () -> hangs.get(SECONDS, TimeUnit.SECONDS));
        assertTrue(executor.awaitTermination(SECONDS, TimeUnit.SECONDS));
        assertTrue(executor.isTerminated());
    }
}
