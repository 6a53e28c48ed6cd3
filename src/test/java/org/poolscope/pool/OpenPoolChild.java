package org.poolscope.pool;

/// A program that ends with a pool it never closed.
final class OpenPoolChild {

    private static WorkerPool pool;

    private OpenPoolChild() {}

    public static void main(String[] args) throws Exception {
        pool = WorkerPool.create();
        System.out.println("size " + pool.size());
        System.out.println("worker " + pool.apply(Functions::pid));
        System.out.println("main ends");
    }
}
