package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A lock between processes that outlives the death of its owner: 16 bytes in a segment.
///
/// ```
///    0  word          8   0 when free, else
///                         bits 63..32   the owner's start, its low 32 bits
///                         bit  31       somebody may be waiting
///                         bits 30..0    the owner's pid
///    8  owners lost   8   how often the lock was taken over from a process that had died
/// ```
///
/// Owner and lock are one word, so there is no moment at which the lock is held and nobody knows by whom. A waiter waits
/// in the kernel for the half with the pid; once a [step][Parker#STEP_NANOS] it looks whether the owner is still alive.
/// The waiting scheme is that of Drepper, "Futexes are tricky", 2011, mutex 2.
///
/// Not reentrant. May be used by several threads of one process.
final class LockWord {

    static final int SIZE = 16;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long FREE = 0;
    private static final long SOMEBODY_WAITS = 1L << 31;
    private static final long PID_MASK = SOMEBODY_WAITS - 1;
    private static final int SPINS = 100;

    private final MemorySegment segment;
    private final long wordAt;
    private final long ownersLostAt;
    private final long pidHalfAt;
    private final Parker parker;
    private final long me;

    LockWord(MemorySegment segment, long offset, Parker parker) {
        this.segment = segment;
        this.wordAt = offset;
        this.ownersLostAt = offset + 8;
        this.pidHalfAt = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? offset : offset + 4;
        this.parker = parker;
        ProcessIdentity identity = ProcessIdentity.current();
        this.me = identity.start() << 32 | identity.pid() & PID_MASK;
    }

    void lock() throws InterruptedException {
        if (!LONG.compareAndSet(segment, wordAt, FREE, me) && !spin()) {
            lockInTurns();
        }
    }

    private boolean spin() {
        for (int i = 0; i < SPINS; i++) {
            Thread.onSpinWait();
            if ((long) LONG.getVolatile(segment, wordAt) == FREE && LONG.compareAndSet(segment, wordAt, FREE, me)) {
                return true;
            }
        }
        return false;
    }

    /// From here on the lock is taken with the mark that somebody waits, for we cannot know that we were the only one.
    private void lockInTurns() throws InterruptedException {
        long mine = me | SOMEBODY_WAITS;
        long unchecked = System.nanoTime();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a lock");
            }
            long word = (long) LONG.getVolatile(segment, wordAt);
            if (word == FREE) {
                if (LONG.compareAndSet(segment, wordAt, FREE, mine)) {
                    return;
                }
                continue;
            }
            long marked = word | SOMEBODY_WAITS;
            if (word != marked && !LONG.compareAndSet(segment, wordAt, word, marked)) {
                continue;
            }
            parker.await(segment, pidHalfAt, (int) marked, Parker.STEP_NANOS);
            if (System.nanoTime() - unchecked >= Parker.STEP_NANOS) {
                if (takeFromTheDead(marked, mine)) {
                    return;
                }
                unchecked = System.nanoTime();
            }
        }
    }

    private boolean takeFromTheDead(long word, long mine) {
        if ((long) LONG.getVolatile(segment, wordAt) != word || isAlive(word)) {
            return false;
        }
        boolean taken = LONG.compareAndSet(segment, wordAt, word, mine);
        if (taken) {
            LONG.getAndAdd(segment, ownersLostAt, 1L);
        }
        return taken;
    }

    private static boolean isAlive(long word) {
        return ProcessIdentity.of(word & PID_MASK)
                .filter(found -> (int) found.start() == (int) (word >>> 32))
                .isPresent();
    }

    void unlock() {
        long word = (long) LONG.getAndSet(segment, wordAt, FREE);
        if ((word & SOMEBODY_WAITS) != 0) {
            parker.wake(segment, pidHalfAt, 1);
        }
    }

    long ownersLost() {
        return (long) LONG.getVolatile(segment, ownersLostAt);
    }
}
