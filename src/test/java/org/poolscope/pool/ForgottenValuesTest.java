package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// What was given to a call, and what came back, is nobody's but the caller's when it is over: neither the pool nor a
/// worker keeps it from being collected.
@RunsBeside
class ForgottenValuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOKS = 200;
    private static final int BYTES = 100_000;

    /// In the worker: what its last task had.
    private static WeakReference<Object> had = new WeakReference<>(null);

    private final WorkerPool pool = WorkerPool.ofSize(1);

    @AfterEach
    void close() {
        pool.close();
    }

    static byte[] reversed(byte[] bytes) {
        had = new WeakReference<>(bytes);
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    static byte[] made(int length) {
        var made = new byte[length];
        had = new WeakReference<>(made);
        return made;
    }

    static byte[] refused(byte[] bytes) {
        had = new WeakReference<>(bytes);
        throw new IllegalArgumentException("not these");
    }

    static boolean isForgotten(int looks) throws InterruptedException {
        for (int i = 0; i < looks && had.get() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }
        return had.get() == null;
    }

    /// O13
    @Test
    void shouldKeepNoArgumentAndNoResultAliveInTheProgram() throws Exception {
        List<WeakReference<Object>> values = callInEveryWay();

        Waiting.until("all are collected", PATIENCE, () -> {
            System.gc();
            return values.stream().allMatch(value -> value.get() == null);
        }, () -> values.stream().map(value -> value.get() == null ? "collected" : "kept").toList().toString());
    }

    /// Nothing of it stays on the stack of who has called this.
    private List<WeakReference<Object>> callInEveryWay() throws Exception {
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            values.add(new byte[] {(byte) i, 1, 2});
        }
        byte[] result = pool.apply(ForgottenValuesTest::reversed, values.get(0));
        assertArrayEquals(new byte[] {2, 1, 0}, result);
        values.add(result);
        values.add(pool.applyAsync(ForgottenValuesTest::reversed, values.get(1)).get());
        values.addAll(pool.map(ForgottenValuesTest::reversed, values.subList(2, 4)));
        pool.imap(ForgottenValuesTest::reversed, values.subList(4, 5)).forEach(values::add);
        assertThrows(ExecutionException.class, () -> pool.apply(ForgottenValuesTest::refused, values.get(5)));
        List<WeakReference<Object>> references = new ArrayList<>();
        values.forEach(value -> references.add(new WeakReference<>(value)));
        return references;
    }

    /// O13
    @Test
    void shouldKeepNeitherAliveInTheWorkerThatGoesOn() throws Exception {
        pool.apply(ForgottenValuesTest::reversed, new byte[BYTES]);
        assertTrue(pool.apply(ForgottenValuesTest::isForgotten, LOOKS), "the argument is kept");
        pool.apply(ForgottenValuesTest::made, BYTES);
        assertTrue(pool.apply(ForgottenValuesTest::isForgotten, LOOKS), "the result is kept");
        assertThrows(ExecutionException.class, () -> pool.apply(ForgottenValuesTest::refused, new byte[BYTES]));
        assertTrue(pool.apply(ForgottenValuesTest::isForgotten, LOOKS), "what a failed call was given is kept");
    }
}
