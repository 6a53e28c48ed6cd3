package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.call.AsyncResult;
import org.poolscope.pool.call.CallOptions;
import org.poolscope.pool.call.Results;
import org.poolscope.testing.Waiting;

/// What a pool lets go of, and when.
class PoolMemoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CallOptions LONG_DEADLINE = CallOptions.DEFAULT.withDeadline(Duration.ofHours(1));

    private static void awaitLetGo(List<? extends WeakReference<?>> weak) throws Exception {
        Waiting.until("all are let go", PATIENCE, () -> {
            System.gc();
            return weak.stream().allMatch(reference -> reference.get() == null);
        }, () -> weak.stream().filter(reference -> reference.get() != null).count() + " of " + weak.size() + " are kept");
    }

    private static List<WeakReference<Object>> oneCall(WorkerPool pool) throws Exception {
        byte[] argument = new byte[1000];
        byte[] result = pool.apply(Functions::same, argument);
        assertEquals(1000, result.length);
        return List.of(new WeakReference<>(argument), new WeakReference<>(result));
    }

    private static List<WeakReference<Object>> callWithDeadline(WorkerPool pool) throws Exception {
        byte[] argument = new byte[1000];
        AsyncResult<byte[]> call = pool.applyAsync(Functions::same, argument, LONG_DEADLINE);
        return List.of(new WeakReference<>(argument), new WeakReference<>(call.get(PATIENCE)), new WeakReference<>(call));
    }

    /// O13
    @Test
    void shouldKeepNeitherArgumentsNorResults() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            awaitLetGo(oneCall(pool));
            assertEquals(1, pool.size());
        }
    }

    /// O13
    @Test
    void shouldKeepNothingOfACallThatWasDoneLongBeforeItsDeadline() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            awaitLetGo(callWithDeadline(pool));
            assertEquals(1, pool.size());
        }
    }

    private static List<WeakReference<Object>> read(WorkerPool pool, List<Results<byte[]>> stillHeld) {
        List<byte[]> items = IntStream.range(0, 10).mapToObj(_ -> new byte[1000]).toList();
        Results<byte[]> results = pool.imap(Functions::same, items, CallOptions.DEFAULT.withChunk(5));
        stillHeld.add(results);
        List<byte[]> read = new ArrayList<>();
        results.forEachRemaining(read::add);
        assertEquals(10, read.size());
        return Stream.concat(items.stream(), read.stream()).map(each -> new WeakReference<Object>(each)).toList();
    }

    /// O13
    @Test
    void shouldKeepNothingOfAStreamThatWasReadToItsEnd() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            List<Results<byte[]>> stillHeld = new ArrayList<>();
            awaitLetGo(read(pool, stillHeld));
            assertEquals(1, stillHeld.size());
        }
    }

    private static WeakReference<WorkerPool> useWithDeadlineAndForget(List<Long> pids) throws Exception {
        WorkerPool pool = WorkerPool.ofSize(1);
        pids.add(pool.applyAsync(Functions::pidOf, 0, LONG_DEADLINE).get(PATIENCE));
        return new WeakReference<>(pool);
    }

    /// O20
    @Test
    void shouldBeClosedForWhoeverForgetsItThoughADeadlineIsFarAhead() throws Exception {
        List<Long> pids = new ArrayList<>();
        awaitLetGo(List.of(useWithDeadlineAndForget(pids)));
        Waiting.until("its worker is gone", PATIENCE,
                () -> ProcessHandle.of(pids.getFirst()).filter(ProcessHandle::isAlive).isEmpty(), pids::toString);
    }

    private static void readOneAndForget(WorkerPool pool) {
        Results<Integer> results = pool.imap(Functions::square, () -> Stream.iterate(1, n -> n + 1).iterator());
        assertEquals(1, results.next());
    }

    /// Whoever stops reading an endless stream, and closes only the pool, waits for it all the same.
    @Test
    void shouldEndAClosedPoolWhoseLastStreamNobodyReadsAnyMore() throws Exception {
        var pool = WorkerPool.ofSize(1);
        readOneAndForget(pool);
        pool.close();
        Waiting.until("the pool ends", PATIENCE, () -> {
            System.gc();
            return pool.join(Duration.ofMillis(10));
        }, pool::toString);
        assertTrue(pool.pids().isEmpty());
    }
}
