package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.ProcessStamp;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A lock between processes that outlives the death of its owner: 40 bytes in a segment.
///
/// ```
///    0  word          8   0 when free, else the owner's ProcessStamp; bit 31 says that somebody may be waiting
///    8  owners lost   8   how often the lock was taken over from a process that had died
///   16  waits         8   how often somebody had to wait for it in the kernel
///   24  waited        8   for how many nanoseconds, all together
///   32  thread        8   the owner's thread, by its number in that process; written after the lock was taken
/// ```
///
/// Owner and lock are one word, so there is no moment at which the lock is held and nobody knows by whom. A waiter waits
/// in the kernel for the half with the pid; now and then, every 40 ms at least, it looks whether the owner is still alive. The waiting
/// scheme is that of Drepper, "Futexes are tricky", 2011, mutex 2.
///
/// Not reentrant. May be used by several threads of one process.
public final class LockWord {

    public static final int SIZE = 40;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long FREE = ProcessStamp.NOBODY;
    private static final long SOMEBODY_WAITS = 1L << 31;
    private static final long OWNERS_LOST = 8;
    private static final long WAITS = 16;
    private static final long WAITED = 24;
    private static final long THREAD = 32;
    private static final long FIRST_CHECK_NANOS = 5_000_000;
    private static final long LONGEST_CHECK_NANOS = 40_000_000;
    private static final int SPINS = 100;

    private final MemorySegment segment;
    private final long offset;
    private final long pidHalfAt;
    private final Parker parker;
    private final @Nullable Waiters waiters;
    private final long me = ProcessStamp.mine();

    /// @param waiters where those who wait for it are listed, or null if they are not
    public LockWord(MemorySegment segment, long offset, Parker parker, @Nullable Waiters waiters) {
        this.segment = segment;
        this.offset = offset;
        this.pidHalfAt = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? offset : offset + 4;
        this.parker = parker;
        this.waiters = waiters;
    }

    /// How an attempt ended.
    public enum Outcome { TAKEN, TAKEN_FROM_THE_DEAD, TIMED_OUT }

    /// Takes it if it is free.
    ///
    /// Looks first: where there is no file behind the memory any more, looking gives an error, and changing ends the JVM.
    public boolean tryLock() {
        return (long) LONG.getOpaque(segment, offset) == FREE && LONG.compareAndSet(segment, offset, FREE, me);
    }

    /// Takes it, waiting as long as it takes.
    ///
    /// @return whether its last owner had died with it, and may have left half done what it was doing
    public boolean lock() throws InterruptedException {
        return lock(WaitWord.FOR_EVER) == Outcome.TAKEN_FROM_THE_DEAD;
    }

    /// Takes it, waiting for a while at most.
    public Outcome lock(long nanos) throws InterruptedException {
        if (tryLock()) {
            return Outcome.TAKEN;
        }
        if (nanos <= 0) {
            return Outcome.TIMED_OUT;
        }
        return spin() ? Outcome.TAKEN : lockInTurns(nanos, true);
    }

    /// Takes it, waiting for a while at most, whether or not the thread is interrupted meanwhile.
    public Outcome lockUninterruptibly(long nanos) {
        try {
            return tryLock() || spin() ? Outcome.TAKEN : lockInTurns(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean spin() {
        for (int i = 0; i < SPINS; i++) {
            Thread.onSpinWait();
            if (tryLock()) {
                return true;
            }
        }
        return false;
    }

    private Outcome lockInTurns(long nanos, boolean interruptibly) throws InterruptedException {
        long start = System.nanoTime();
        int place = waiters == null ? 0 : waiters.enter(Purpose.ACQUIRE);
        try {
            Outcome outcome = takeTurns(start, nanos, interruptibly);
            if (outcome != Outcome.TIMED_OUT) {
                // Under the lock, so that nobody else writes these.
                LONG.setOpaque(segment, offset + WAITS, (long) LONG.get(segment, offset + WAITS) + 1);
                LONG.setOpaque(segment, offset + WAITED,
                        (long) LONG.get(segment, offset + WAITED) + System.nanoTime() - start);
            }
            return outcome;
        } finally {
            if (waiters != null && segment.scope().isAlive()) {
                waiters.leave(place);
            }
        }
    }

    /// From here on the lock is taken with the mark that somebody waits, for we cannot know that we were the only one.
    private Outcome takeTurns(long start, long nanos, boolean interruptibly) throws InterruptedException {
        long mine = me | SOMEBODY_WAITS;
        long checked = start;
        long step = FIRST_CHECK_NANOS;
        while (true) {
            if (interruptibly && Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a lock");
            }
            long word = (long) LONG.getVolatile(segment, offset);
            if (word == FREE) {
                if (LONG.compareAndSet(segment, offset, FREE, mine)) {
                    return Outcome.TAKEN;
                }
                continue;
            }
            long marked = word | SOMEBODY_WAITS;
            if (word != marked && !LONG.compareAndSet(segment, offset, word, marked)) {
                continue;
            }
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return Outcome.TIMED_OUT;
            }
            parker.await(segment, pidHalfAt, (int) marked, Math.min(left, step));
            if (System.nanoTime() - checked >= step) {
                if (takeFromTheDead(marked, mine)) {
                    return Outcome.TAKEN_FROM_THE_DEAD;
                }
                checked = System.nanoTime();
                step = Math.min(2 * step, LONGEST_CHECK_NANOS);
            }
        }
    }

    private boolean takeFromTheDead(long word, long mine) {
        if ((long) LONG.getVolatile(segment, offset) != word || ProcessStamp.isAlive(word & ~SOMEBODY_WAITS)) {
            return false;
        }
        boolean taken = LONG.compareAndSet(segment, offset, word, mine);
        if (taken) {
            LONG.getAndAdd(segment, offset + OWNERS_LOST, 1L);
        }
        return taken;
    }

    /// For the owner alone.
    public void unlock() {
        long word = (long) LONG.getAndSet(segment, offset, FREE);
        if ((word & SOMEBODY_WAITS) != 0) {
            parker.wake(segment, pidHalfAt, 1);
        }
    }

    /// Says which of the owner's threads has it. For the owner alone.
    public void ownedBy(long thread) {
        LONG.setOpaque(segment, offset + THREAD, thread);
    }

    /// Who has it, as a [ProcessStamp].
    public long owner() {
        return (long) LONG.getVolatile(segment, offset) & ~SOMEBODY_WAITS;
    }

    /// Which of the owner's threads has it.
    public long ownerThread() {
        return (long) LONG.getOpaque(segment, offset + THREAD);
    }

    public long ownersLost() {
        return (long) LONG.getVolatile(segment, offset + OWNERS_LOST);
    }

    /// How often somebody had to wait for it for longer than some microseconds.
    public long waits() {
        return (long) LONG.getOpaque(segment, offset + WAITS);
    }

    /// How long these waited, in nanoseconds.
    public long waitedNanos() {
        return (long) LONG.getOpaque(segment, offset + WAITED);
    }
}
