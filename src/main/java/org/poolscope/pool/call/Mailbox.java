package org.poolscope.pool.call;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the pool's thread puts answers for one reader, in the order of their items or as they come. What comes in one
/// turn of the pool goes together, and wakes the reader once: to wake a thread takes as long as many tiny tasks.
final class Mailbox implements Sink {

    private final Calls calls;
    private final boolean ordered;
    private final Consumer<Throwable> whenOver;
    private final ChunkHandover turns = new ChunkHandover();
    private final AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();

    /// The pool's thread's: what has come in this turn, the last first, and the one at the end of that.
    private @Nullable Chunk last;
    private @Nullable Chunk first;

    /// The pool's thread's: who else something has come for in this turn.
    @Nullable Mailbox nextTold;

    /// The reader's: what is left of those that came together.
    private final ChunkList left = new ChunkList();

    /// The reader's: answers whose turn has not come.
    private final EarlyChunks early = new EarlyChunks();
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
        chunk.next = last;
        last = chunk;
        if (first == null) {
            first = chunk;
            calls.whenTurned(this);
        }
    }

    /// The turn is over.
    void deliver() {
        if (last != null && first != null) {
            turns.put(last, first);
        }
        last = null;
        first = null;
        wakeReader();
    }

    private void wakeReader() {
        Thread waiting = waiter.get();
        if (waiting != null && waiter.compareAndSet(waiting, null)) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public void finished(@Nullable Throwable over) {
        if (over != null) {
            whenOver.accept(over);
        }
    }

    @Override
    public void abandoned(PoolBrokenException why) {
        abandoned = why;
        wakeReader();
        whenOver.accept(why);
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
            Chunk any = awaitAny();
            if (any.index == nextIndex) {
                chunk = any;
            } else {
                // There may be no memory to keep it: then it stays where it is.
                early.keep(any, nextIndex);
            }
            left.poll();
        }
        nextIndex++;
        return chunk;
    }

    private Chunk takeAny() throws InterruptedException {
        Chunk any = awaitAny();
        left.poll();
        return any;
    }

    /// The first of those that are left, which stays there.
    private Chunk awaitAny() throws InterruptedException {
        Chunk any = left.peek();
        while (any == null) {
            awaitTurn();
            any = left.peek();
        }
        return any;
    }

    private void awaitTurn() throws InterruptedException {
        if (turns.moveTo(left)) {
            return;
        }
        try {
            while (true) {
                waiter.set(Thread.currentThread());
                if (turns.moveTo(left)) {
                    return;
                }
                if (abandoned != null) {
                    throw abandoned.another();
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
