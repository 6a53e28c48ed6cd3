package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Platform threads that wait in the kernel in the place of virtual ones, which park meanwhile and pin no carrier. In a
/// native call a virtual thread would keep its carrier; and when as many wait as there are carriers, nothing virtual
/// runs any more, not even whoever is to wake them.
///
/// All who wait at one word share one thread, which is there as long as they are. There are [#MOST] at most; whoever
/// finds none looks by himself, as where there is no futex.
final class StandIns {

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final int MOST = 64;
    private static final long IDLE_SECONDS = 1;

    private final FutexParker kernel;
    private final Parker without = new BackOffParker();
    private final Executor threads = new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().name("poolscope-wait").daemon().factory());

    /// By the address of the word. Guarded by this, as those who wait are.
    private final Map<Long, StandIn> byWord = new HashMap<>();

    StandIns(FutexParker kernel) {
        this.kernel = kernel;
    }

    /// A virtual thread that waits while a word has a value.
    private record Waiter(Thread thread, MemorySegment segment, long offset, int value) {

        /// What fails here fails again when he looks.
        boolean isDone() {
            try {
                return (int) INT.getVolatile(segment, offset) != value;
            } catch (IllegalStateException | InternalError _) {
                return true;
            }
        }
    }

    /// Waits as [Parker#await] says, for a virtual thread.
    void await(MemorySegment segment, long offset, int value, long nanos) {
        var waiter = new Waiter(Thread.currentThread(), segment, offset, value);
        StandIn standIn = send(waiter);
        if (standIn == null) {
            without.await(segment, offset, value, nanos);
            return;
        }
        // With the flag set nobody parks; and whoever waits on in spite of it must not do so without a pause.
        boolean interrupted = Thread.interrupted();
        try {
            if (!waiter.isDone()) {
                LockSupport.parkNanos(this, Math.min(nanos, Parker.STEP_NANOS));
            }
        } finally {
            standIn.remove(waiter);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable StandIn send(Waiter waiter) {
        long word = waiter.segment().address() + waiter.offset();
        StandIn there = byWord.get(word);
        if (there != null) {
            there.waiters.add(waiter);
            return there;
        }
        var standIn = new StandIn(word);
        standIn.waiters.add(waiter);
        try {
            threads.execute(standIn);
        } catch (RejectedExecutionException | OutOfMemoryError _) {
            return null;
        }
        byWord.put(word, standIn);
        return standIn;
    }

    /// One thread at one word.
    private final class StandIn implements Runnable {

        private final long word;
        private final List<Waiter> waiters = new ArrayList<>();

        StandIn(long word) {
            this.word = word;
        }

        void remove(Waiter waiter) {
            synchronized (StandIns.this) {
                waiters.remove(waiter);
            }
        }

        @Override
        public void run() {
            for (Waiter one = oneOfAll(); one != null; one = oneOfAll()) {
                boolean woken = kernel.awaitInKernel(one.segment(), one.offset(), one.value(), Parker.STEP_NANOS);
                if (woken && isAlone()) {
                    // It was meant for one of ours who has given up meanwhile, and somebody else may have use for it.
                    kernel.wake(one.segment(), one.offset(), 1);
                }
            }
        }

        private boolean isAlone() {
            synchronized (StandIns.this) {
                return waiters.isEmpty();
            }
        }

        /// Sends all to look whose word has another value by now. Those who are left wait for the same.
        ///
        /// @return null if nobody is left, and this thread with them
        private @Nullable Waiter oneOfAll() {
            synchronized (StandIns.this) {
                waiters.removeIf(waiter -> {
                    boolean done = waiter.isDone();
                    if (done) {
                        LockSupport.unpark(waiter.thread());
                    }
                    return done;
                });
                if (waiters.isEmpty()) {
                    byWord.remove(word);
                    return null;
                }
                return waiters.getFirst();
            }
        }
    }
}
