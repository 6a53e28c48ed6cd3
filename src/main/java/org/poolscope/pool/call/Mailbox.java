package org.poolscope.pool.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.PoolBrokenException;

/// Where the pool's thread puts answers for one reader, in the order of their items or as they come. What comes in one
/// turn of the pool goes together, and wakes the reader once: to wake a thread takes as long as many tiny tasks.
final class Mailbox implements Sink {

    private final Calls calls;
    private final boolean ordered;
    private final Consumer<Throwable> whenOver;
    private final Queue<Deque<Chunk>> turns = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();

    /// The pool's thread's: what has come in this turn.
    private Deque<Chunk> come = new ArrayDeque<>();

    /// The reader's: what is left of those that came together.
    private Deque<Chunk> left = new ArrayDeque<>();

    /// The reader's: answers whose turn has not come.
    private final ReorderBuffer early = new ReorderBuffer();
    private long nextIndex;

    /// Why nothing more comes, though more was to come.
    private volatile @Nullable PoolBrokenException abandoned;

    /// @param whenOver is told by the pool's thread why the call was ended early, if it is
    Mailbox(Calls calls, boolean ordered, Consumer<Throwable> whenOver) {
        this.calls = calls;
        this.ordered = ordered;
        this.whenOver = whenOver;
    }

    @Override
    public void answered(Chunk chunk) {
        if (come.isEmpty()) {
            calls.whenTurned(this::deliver);
        }
        come.add(chunk);
    }

    private void deliver() {
        turns.add(come);
        come = new ArrayDeque<>();
        wakeReader();
    }

    private void wakeReader() {
        Thread waiting = waiter.get();
        if (waiting != null && waiter.compareAndSet(waiting, null)) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public void finished(@Nullable Throwable over, boolean cancelled) {
        if (over != null) {
            whenOver.accept(over);
        }
    }

    @Override
    public void abandoned(PoolBrokenException why) {
        abandoned = why;
        whenOver.accept(why);
        wakeReader();
    }

    /// The next answer, as soon as it is there. For the reader.
    ///
    /// @throws PoolBrokenException if the pool has ended and none comes any more
    Chunk take() throws InterruptedException {
        if (!ordered) {
            return takeAny();
        }
        Chunk chunk = early.take(nextIndex);
        while (chunk == null) {
            Chunk any = takeAny();
            if (any.index == nextIndex) {
                chunk = any;
            } else {
                early.keep(any, nextIndex);
            }
        }
        nextIndex++;
        return chunk;
    }

    private Chunk takeAny() throws InterruptedException {
        while (left.isEmpty()) {
            left = nextTurn();
        }
        return left.remove();
    }

    private Deque<Chunk> nextTurn() throws InterruptedException {
        Deque<Chunk> next = turns.poll();
        if (next != null) {
            return next;
        }
        try {
            while (true) {
                waiter.set(Thread.currentThread());
                next = turns.poll();
                if (next != null) {
                    return next;
                }
                if (abandoned != null) {
                    throw Failures.another(abandoned);
                }
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for a result");
                }
            }
        } finally {
            waiter.set(null);
        }
    }
}
