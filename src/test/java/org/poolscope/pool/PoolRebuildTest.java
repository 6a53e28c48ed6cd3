package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.call.CallOptions;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskFunction;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Results that have come and cannot be made here.
@RunsBeside
class PoolRebuildTest {

    private static final long PATIENCE_SECONDS = 30;

    private static WorkerPool pool;

    @BeforeAll
    static void openPool() {
        pool = WorkerPool.ofSize(1);
    }

    @AfterAll
    static void closePool() {
        pool.terminate();
    }

    @AfterEach
    void disarm() {
        Unbuildable.thrown = null;
    }

    private static Stream<Arguments> troubles() {
        List<TaskFunction<Integer, Object>> functions =
                List.of(Unbuildable::made, Unbuildable::hashed, Unbuildable::mute);
        List<Throwable> thrown = List.of(new IllegalStateException("no"), new OutOfMemoryError("none left"),
                new StackOverflowError(), new NoClassDefFoundError("gone"), new AssertionError("odd"),
                new Throwable("any"), new IOException("checked"), new Unbuildable.Mute());
        return thrown.stream().flatMap(each -> functions.stream().map(function -> Arguments.of(each, function)));
    }

    /// F1, by every way to a result.
    @ParameterizedTest
    @MethodSource("troubles")
    void shouldFailWithTheReasonAndLeaveNobodyWaiting(Throwable thrown, TaskFunction<Integer, Object> function)
            throws Exception {
        var result = pool.applyAsync(function, 1);
        var list = pool.mapAsync(function, List.of(1, 2), CallOptions.DEFAULT.withChunk(1));
        var told = new CompletableFuture<Throwable>();
        Unbuildable.thrown = thrown;

        var failure = assertThrows(ExecutionException.class, () -> result.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        result.whenDone((_, why) -> told.complete(why));
        assertTrue(failure.getCause() == told.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class,
                () -> result.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class,
                () -> list.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class, () -> pool.map(function, List.of(1, 2, 3)));
        try (var results = pool.imap(function, List.of(1, 2))) {
            assertThrows(CompletionException.class, results::next);
            assertThrows(CompletionException.class, results::next);
            assertFalse(results.hasNext());
        }
        Unbuildable.thrown = null;
        assertEquals(49, (int) pool.apply(Functions::square, 7));
    }

    @Test
    void shouldSayWhatIsWantedWhenTheHeapIsTooSmallForIt() throws Exception {
        try (ChildJvm child = ChildJvm.withHeap(40, RebuildChild.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            for (int i = 0; i < 2; i++) {
                String line = child.lines().get(i);
                assertTrue(line.startsWith(i == 0 ? "apply " : "future ") && line.contains("-Xmx"), child::toString);
            }
            assertTrue(child.lines().get(2).contains("does not fit into this JVM's memory"), child::toString);
            assertEquals("and then 1", child.lines().get(3));
        }
    }

    @Test
    void shouldKeepTheTypeOfWhatCanBeMade() throws Exception {
        var failure = assertThrows(ExecutionException.class, () -> pool.apply(Unbuildable::mute, 1));
        assertInstanceOf(Unbuildable.Mute.class, failure.getCause());
        Unbuildable.thrown = new IllegalStateException("not here");
        var made = assertThrows(ExecutionException.class, () -> pool.apply(Unbuildable::made, 1));
        assertInstanceOf(CodecException.class, made.getCause());
    }
}
