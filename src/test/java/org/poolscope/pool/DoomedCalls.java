package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.Results;
import org.poolscope.pool.MatrixItem.Length;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.Deadline;

/// What a doomed pool has to do meanwhile. Whatever happens to those who work on it, every item comes back once and
/// right.
final class DoomedCalls {

    private static final int LARGE_BYTES = 3 << 20;

    private final DoomedPool doomed;
    private final WorkerPool pool;
    private final Random random;
    private final Path folder;
    private final List<Check> checks = new ArrayList<>();
    private final List<AsyncResult<?>> results = new ArrayList<>();
    private final List<AtomicInteger> callbacks = new ArrayList<>();

    private interface Check {
        void pass() throws Exception;
    }

    /// @param folder where tasks may write
    DoomedCalls(DoomedPool doomed, Random random, Path folder) {
        this.doomed = doomed;
        this.pool = doomed.pool();
        this.random = random;
        this.folder = folder;
    }

    /// Begins several calls at once.
    ///
    /// @param deaths how many items are to be deadly
    DoomedCalls begin(int deaths) throws Exception {
        list(items(300, deaths / 2));
        stream(items(200, deaths - deaths / 2));
        if (random.nextInt(3) == 0) {
            large();
        }
        if (random.nextInt(3) == 0) {
            cancelled();
        }
        if (random.nextInt(25) == 0) {
            overrun();
        }
        return this;
    }

    /// Begins what leaves workers idle.
    DoomedCalls beginLittle() throws Exception {
        list(items(5, 0));
        return this;
    }

    /// Tiny ones for the most part, and some that take a while.
    private List<MatrixItem> items(int count, int deadly) throws Exception {
        List<MatrixItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int die = random.nextInt(100);
            items.add(new MatrixItem(i, die < 2 ? Length.LONG : die < 12 ? Length.SHORT : Length.TINY, "", ""));
        }
        for (int i = 0; i < deadly; i++) {
            int at = random.nextInt(count);
            items.set(at, doomed.deadly(at));
        }
        return items;
    }

    private void list(List<MatrixItem> items) {
        AsyncResult<List<Integer>> all = pool.mapAsync(MatrixItem::live, items, anyChunk());
        toldOnce(all);
        checks.add(() -> assertEquals(items.stream().map(MatrixItem::answer).toList(), get(all), this::state));
    }

    private CallOptions anyChunk() {
        return CallOptions.DEFAULT.withChunk(1 + random.nextInt(8)).withBuffer(1 + random.nextInt(200));
    }

    private void stream(List<MatrixItem> items) {
        boolean ordered = random.nextBoolean();
        Results<Integer> stream = ordered
                ? pool.imap(MatrixItem::live, items, anyChunk())
                : pool.imapUnordered(MatrixItem::live, items, anyChunk());
        var read = new CompletableFuture<List<Integer>>();
        Thread.startVirtualThread(() -> {
            try {
                List<Integer> all = new ArrayList<>();
                stream.forEachRemaining(all::add);
                read.complete(all);
            } catch (Throwable e) {
                read.completeExceptionally(e);
            }
        });
        checks.add(() -> {
            List<Integer> all = soon(read);
            // What is unordered comes as a multiset; answers grow with their items.
            Stream<Integer> came = ordered ? all.stream() : all.stream().sorted();
            assertEquals(items.stream().map(MatrixItem::answer).toList(), came.toList(), this::state);
        });
    }

    private List<Integer> soon(CompletableFuture<List<Integer>> read) throws Exception {
        try {
            return read.get(DoomedPool.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a stream hangs; " + doomed, e);
        }
    }

    private void large() {
        byte[] sent = new byte[LARGE_BYTES];
        random.nextBytes(sent);
        AsyncResult<byte[]> echo = pool.applyAsync(Functions::same, sent);
        toldOnce(echo);
        checks.add(() -> assertArrayEquals(sent, get(echo), this::state));
    }

    private void cancelled() {
        AsyncResult<Void> hangs = pool.applyAsync(Functions::hang, folder.resolve("hangs"));
        toldOnce(hangs);
        // First of all: the pool may have a single worker.
        checks.addFirst(() -> {
            assertTrue(hangs.cancel(true), this::state);
            assertThrows(CancellationException.class, () -> get(hangs), this::state);
        });
    }

    private void overrun() {
        AsyncResult<Void> stays = pool.applyAsync(Functions::stay, folder.resolve("stays"),
                CallOptions.DEFAULT.withTaskDeadline(Deadline.after(Duration.ofMillis(100))));
        toldOnce(stays);
        checks.add(() -> {
            var late = assertThrows(ExecutionException.class, () -> get(stays), this::state);
            assertInstanceOf(TimeoutException.class, late.getCause(), this::state);
        });
    }

    private void toldOnce(AsyncResult<?> result) {
        var count = new AtomicInteger();
        result.whenDone((_, _) -> count.incrementAndGet());
        results.add(result);
        callbacks.add(count);
    }

    /// Waits for all of it.
    void check() throws Exception {
        for (Check check : checks) {
            check.pass();
        }
        checkCallbacks();
        Waiting.until("no large array is left", DoomedPool.PATIENCE, () -> largeFiles() == 0, this::state);
    }

    /// They have ended, in whatever way, since the pool was ended early.
    void checkEnded() throws Exception {
        for (AsyncResult<?> result : results) {
            try {
                get(result);
            } catch (CancellationException e) {
                // It was cancelled before.
            } catch (ExecutionException e) {
                boolean meant = e.getCause() instanceof CancellationException
                        || e.getCause() instanceof TimeoutException;
                assertTrue(meant, () -> e + "; " + doomed);
            }
        }
        checkCallbacks();
    }

    private void checkCallbacks() throws Exception {
        Waiting.until("every callback", DoomedPool.PATIENCE,
                () -> callbacks.stream().allMatch(count -> count.get() > 0),
                this::state);
        assertTrue(callbacks.stream().allMatch(count -> count.get() == 1), this::state);
    }

    private <T> T get(AsyncResult<T> result) throws ExecutionException, InterruptedException {
        try {
            return result.get(DoomedPool.PATIENCE);
        } catch (TimeoutException e) {
            return fail("a call hangs; " + doomed, e);
        }
    }

    private long largeFiles() throws Exception {
        return RunFiles.large().size();
    }

    private String state() {
        return doomed.toString();
    }
}
