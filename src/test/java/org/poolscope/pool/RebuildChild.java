package org.poolscope.pool;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Asks for results that are too large for this JVM, to be given a small heap: for the one who asks, and for the pool's
/// own thread.
final class RebuildChild {

    private static final int MANY = 2_700_000;
    private static final int LONG = 33_000_000;

    private RebuildChild() {}

    static List<Integer> many(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    static String text(int length) {
        return "x".repeat(length);
    }

    public static void main(String[] args) throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            try {
                pool.apply(RebuildChild::many, MANY);
            } catch (ExecutionException e) {
                System.out.println("apply " + e.getCause().getMessage());
            }
            try {
                pool.applyAsync(RebuildChild::many, MANY).toCompletableFuture().get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                System.out.println("future " + e.getCause().getMessage());
            }
            try {
                pool.applyAsync(RebuildChild::text, LONG).toCompletableFuture().get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                System.out.println("text " + e.getCause().getMessage());
            }
            System.out.println("and then " + pool.apply(() -> 1));
        }
        System.exit(0);
    }
}
