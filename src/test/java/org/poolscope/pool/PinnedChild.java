package org.poolscope.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.poolscope.call.AsyncResult;

/// A JVM in which nothing virtual runs any more: its one carrier is kept by a class that never gets initialized. Tells
/// what a pool and processes do all the same.
final class PinnedChild {

    private static final CountDownLatch KEPT = new CountDownLatch(1);

    private PinnedChild() {}

    private static final class Keeper {
        static {
            KEPT.countDown();
            forEver();
        }

        private Keeper() {}

        static void keep() {}
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static int die() {
        Runtime.getRuntime().halt(9);
        return 0;
    }

    static int one() {
        return 1;
    }

    static void nothing() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        Thread.startVirtualThread(Keeper::keep);
        KEPT.await();
        WorkerPool pool = WorkerPool.ofSize(1);
        noticeADeath(pool);
        callBack(pool);
        pool.shutdown();
        pool.join();
        System.out.println("joined");
        joinAProcess(true);
        joinAProcess(false);
        System.exit(0);
    }

    private static void noticeADeath(WorkerPool pool) throws InterruptedException {
        try {
            pool.apply(PinnedChild::die);
        } catch (ExecutionException e) {
            System.out.println("told " + e.getCause().getClass().getSimpleName());
        }
    }

    private static void callBack(WorkerPool pool) throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(PinnedChild::one);
        for (int i = 0; i < 20; i++) {
            result.whenDone((_, _) -> forEver());
        }
        var called = new CountDownLatch(1);
        result.whenDone((_, _) -> called.countDown());
        System.out.println("called " + called.await(30, TimeUnit.SECONDS));
        System.out.println("completed " + result.toCompletableFuture().get(30, TimeUnit.SECONDS));
    }

    /// Those who joined it first are not woken last.
    private static void joinAProcess(boolean daemon) throws Exception {
        WorkerProcess process = WorkerProcess.of(PinnedChild::nothing).daemon(daemon).start();
        Thread joiner = Thread.ofPlatform().daemon().start(() -> {
            try {
                process.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 0; i < 3; i++) {
            process.onExit().thenRun(PinnedChild::forEver);
        }
        var last = process.onExit();
        System.out.println("ended with " + last.get(30, TimeUnit.SECONDS).code());
        joiner.join(30_000);
        System.out.println("joined " + !joiner.isAlive());
    }
}
