package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A 32-bit word in a segment by which processes wait for something to happen: the lowest bit says that somebody may be
/// waiting, the rest counts how often waiters were woken.
///
/// A bit and not a count of waiters, because a waiter that is killed would never count itself out, and every signal
/// from then on would be a system call.
///
/// A waiter sets the bit, looks once more whether it need wait, then waits for the word to change. Whoever made the
/// thing happen calls [#signal] after a volatile write. Either the waiter's second look sees what happened, or the
/// signal sees the waiter's bit.
public final class WaitWord {

    /// Wait as long as it takes.
    public static final long FOR_EVER = Long.MAX_VALUE;

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final int SOMEBODY_WAITS = 1;
    private static final int LOOKS = 10;
    private static final int PAUSES = 4;
    private static final int YIELDS = 20;

    private final MemorySegment segment;
    private final long offset;
    private final Parker parker;
    private final Waiters waiters;

    /// Something that is tried again and again until it succeeds.
    @FunctionalInterface
    public interface Attempt {
        boolean succeeds() throws InterruptedException;
    }

    /// @param waiters where those who wait here are listed
    public WaitWord(MemorySegment segment, long offset, Parker parker, Waiters waiters) {
        this.segment = segment;
        this.offset = offset;
        this.parker = parker;
        this.waiters = waiters;
    }

    /// Waits until something is so: looks for some microseconds, then after every signal, and now and then without one,
    /// so that a party that was killed before it could signal keeps nobody waiting.
    ///
    /// @param attempt whether it is so; may make it so, as by taking a value
    /// @return false if the time was over first
    /// @throws InterruptedException if the thread is or gets interrupted before it is so
    public boolean await(Attempt attempt, long nanos, Purpose purpose) throws InterruptedException {
        throwIfInterrupted();
        if (attempt.succeeds()) {
            return true;
        }
        if (nanos <= 0) {
            return false;
        }
        long start = System.nanoTime();
        try {
            return spin(attempt) || awaitListed(attempt, start, nanos, purpose);
        } finally {
            Waits.add(System.nanoTime() - start);
        }
    }

    private boolean awaitListed(Attempt attempt, long start, long nanos, Purpose purpose) throws InterruptedException {
        int place = waiters.enter(purpose);
        try {
            return awaitSignals(attempt, start, nanos);
        } finally {
            waiters.leave(place);
        }
    }

    private boolean awaitSignals(Attempt attempt, long start, long nanos) throws InterruptedException {
        while (true) {
            int prepared = (int) INT.getAndBitwiseOr(segment, offset, SOMEBODY_WAITS) | SOMEBODY_WAITS;
            if (attempt.succeeds()) {
                return true;
            }
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            parker.await(segment, offset, prepared, left);
            throwIfInterrupted();
            boolean signalled = (int) INT.getVolatile(segment, offset) != prepared;
            if (signalled && spin(attempt)) {
                return true;
            }
        }
    }

    private static boolean spin(Attempt attempt) throws InterruptedException {
        // Not all the time: who looks takes the memory away from whoever is about to write to it.
        for (int look = 0; look < LOOKS; look++) {
            for (int i = 0; i < PAUSES; i++) {
                Thread.onSpinWait();
            }
            if (attempt.succeeds()) {
                return true;
            }
        }
        // The other side may wait for this very processor.
        for (int i = 0; i < YIELDS; i++) {
            Thread.yield();
            if (attempt.succeeds()) {
                return true;
            }
        }
        return false;
    }

    /// Wakes all who wait. Cheap when nobody does: one read.
    public void signal() {
        int word = (int) INT.getVolatile(segment, offset);
        if ((word & SOMEBODY_WAITS) != 0 && INT.compareAndSet(segment, offset, word, word + 1)) {
            parker.wake(segment, offset, Integer.MAX_VALUE);
        }
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting at a shared object");
        }
    }
}
