package org.poolscope.shared;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Something that several of can be waited for at once: the ends of pipes that have a message, the ends of processes.
@FunctionalInterface
public interface Ready {

    /// Whether there is something to be had now, without waiting.
    boolean isReady();

    /// Whether it will never be ready any more, and so is not waited for.
    default boolean isClosed() {
        return false;
    }

    /// A future that has ended, as `process.onExit()` of a worker process.
    static Ready of(Future<?> future) {
        return future::isDone;
    }

    /// Waits until at least one is ready.
    ///
    /// They are looked at again and again, at first all the time and later a thousand times a second: they may be of
    /// any kind and in any process.
    ///
    /// @return those that are ready, in their order; empty when the time is over, or when all are closed
    /// @throws InterruptedException if interrupted while waiting
    static <R extends Ready> List<R> await(Collection<R> all, Duration timeout) throws InterruptedException {
        final long mostNanos = 1_000_000;
        final int spins = 200;
        long nanos = NANOSECONDS.convert(timeout);
        long start = System.nanoTime();
        for (long round = 0; ; round++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for one of several");
            }
            List<R> open = all.stream().filter(one -> !one.isClosed()).toList();
            List<R> ready = open.stream().filter(Ready::isReady).toList();
            long left = nanos - (System.nanoTime() - start);
            if (!ready.isEmpty() || open.isEmpty() || left <= 0) {
                return ready;
            }
            if (round < spins) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(Math.min(left, Math.min(mostNanos, 20_000 * (round - spins + 1))));
            }
        }
    }
}
