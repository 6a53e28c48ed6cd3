package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// A whole number that several JVMs count up together, in one of three ways. Any thread may use it; reading it costs
/// those who count nothing.
///
/// ```
///    0  segment header   128
///  128  value              8   on a cache line of its own
///  256  lock              16   see LockWord
/// ```
///
/// Once its [Segments] are closed, every method throws [IllegalStateException].
public final class SharedCounter {

    static final long SIZE = 256 + 128;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long VALUE_AT = SegmentHeader.SIZE;
    private static final long LOCK_AT = 256;

    private final MemorySegment segment;
    private final LockWord lock;

    SharedCounter(MemorySegment segment, Parker parker) {
        this.segment = segment;
        this.lock = new LockWord(segment, LOCK_AT, parker);
    }

    public long get() {
        return (long) LONG.getVolatile(segment, VALUE_AT);
    }

    /// Adds in one step that cannot be divided, without a lock.
    ///
    /// @return the value it made
    public long add(long delta) {
        return (long) LONG.getAndAdd(segment, VALUE_AT, delta) + delta;
    }

    /// Adds by reading and writing under the counter's lock. A process that dies holding the lock hangs nobody: the lock
    /// is taken from it, and what it was about to add is either wholly in the value or not at all.
    ///
    /// @throws InterruptedException if interrupted while waiting for the lock; nothing was added then
    public void addLocked(long delta) throws InterruptedException {
        lock.lock();
        try {
            addUnsafely(delta);
        } finally {
            lock.unlock();
        }
    }

    /// Adds by reading, then writing: what another process adds in between is lost. For showing just that.
    public void addUnsafely(long delta) {
        // Opaque, so that the compiler keeps every read and every write of a loop instead of adding once at its end.
        long seen = (long) LONG.getOpaque(segment, VALUE_AT);
        LONG.setOpaque(segment, VALUE_AT, seen + delta);
    }

    /// How often the lock was taken over from a process that had died holding it.
    public long lockOwnersLost() {
        return lock.ownersLost();
    }

    LockWord lock() {
        return lock;
    }
}
