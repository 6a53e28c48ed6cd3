package org.poolscope.pool;

import java.util.List;

/// A program that lets go of a pool without closing it.
final class AbandonedPoolChild {

    private AbandonedPoolChild() {}

    public static void main(String[] args) throws Exception {
        List<Long> pids = useAndForget();
        while (pids.stream().anyMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())) {
            System.gc();
            Thread.onSpinWait();
        }
        System.out.println("workers are gone");
    }

    private static List<Long> useAndForget() throws Exception {
        WorkerPool pool = WorkerPool.ofSize(1);
        pool.apply(Functions::pid);
        return pool.pids();
    }
}
