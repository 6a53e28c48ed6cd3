package org.poolscope.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.poolscope.pool.call.AsyncResult;
import org.poolscope.pool.call.CallOptions;

/// Has calls out while it takes all memory of this JVM, to be given a small heap, and gives it back; then counts those
/// that have ended.
final class FullHeapChild {

    private static final int ROUNDS = 4;
    private static final int CALLS = 500;
    private static final int LARGEST = 1 << 16;
    private static final long FULL_MILLIS = 1500;
    private static final long PATIENCE_SECONDS = 10;

    /// What takes the memory: each knows the one before.
    private static volatile Object[] taken;

    private FullHeapChild() {}

    static int slow(int value) throws InterruptedException {
        Thread.sleep(5);
        return value;
    }

    public static void main(String[] args) throws Exception {
        int ended = 0;
        int begun = 0;
        for (int round = 0; round < ROUNDS; round++) {
            WorkerPool pool = WorkerPool.ofSize(2);
            List<Future<?>> futures = begin(pool);
            begun += futures.size();
            fill();
            for (Future<?> future : futures) {
                ended += hasEnded(future) ? 1 : 0;
            }
            pool.terminate();
        }
        System.out.println(ended == begun ? "all ended" : ended + " of " + begun + " ended");
        System.exit(0);
    }

    private static List<Future<?>> begin(WorkerPool pool) {
        var futures = new ArrayList<Future<?>>();
        for (int i = 0; i < CALLS; i++) {
            AsyncResult<Integer> result = pool.applyAsync(FullHeapChild::slow, i);
            futures.add(i % 2 == 0 ? result : result.toCompletableFuture());
        }
        List<Integer> items = IntStream.range(0, CALLS).boxed().toList();
        futures.add(pool.mapAsync(FullHeapChild::slow, items, CallOptions.DEFAULT.withChunk(1)));
        return futures;
    }

    private static void fill() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FULL_MILLIS);
        int length = LARGEST;
        while (System.nanoTime() < until) {
            try {
                Object[] more = new Object[length];
                more[0] = taken;
                taken = more;
            } catch (OutOfMemoryError _) {
                length = Math.max(1, length / 2);
            }
        }
        taken = null;
    }

    private static boolean hasEnded(Future<?> future) throws InterruptedException {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            System.out.println("waits: " + future);
            return false;
        } catch (ExecutionException | RuntimeException | OutOfMemoryError e) {
            return true;
        }
    }
}
