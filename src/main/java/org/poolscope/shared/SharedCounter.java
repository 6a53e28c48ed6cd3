package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;

/// A whole number that several JVMs count up together, in one of three ways; reading it costs those who count nothing.
///
/// ```
///    0  value    8   on a cache line of its own
///  128  lock    40   see LockWord
/// ```
public final class SharedCounter extends SharedObject {

    static final long SIZE = 256;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long VALUE_AT = 0;
    private static final long LOCK_AT = 128;

    private final MemorySegment body;
    private final LockWord lock;

    SharedCounter(Segment segment) {
        super(segment);
        this.body = segment.body();
        this.lock = segment.lock(LOCK_AT, true);
    }

    public long get() {
        try {
            return (long) LONG.getVolatile(body, VALUE_AT);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Makes it another number, whatever it was.
    public void set(long value) {
        try {
            LONG.setVolatile(body, VALUE_AT, value);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Makes it another number if it is the expected one.
    ///
    /// @return whether it was
    public boolean compareAndSet(long expected, long value) {
        try {
            return LONG.compareAndSet(body, VALUE_AT, expected, value);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Adds in one step that cannot be divided, without a lock.
    ///
    /// @return the value it made
    public long add(long delta) {
        try {
            return (long) LONG.getAndAdd(body, VALUE_AT, delta) + delta;
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Adds by reading and writing under the counter's lock. A process that dies holding the lock hangs nobody: the
    /// lock is taken from it, and what it was about to add is either wholly in the value or not at all.
    ///
    /// @throws InterruptedException if interrupted while waiting for the lock; nothing was added then
    public void addLocked(long delta) throws InterruptedException {
        try {
            lock.lock();
            try {
                addUnsafely(delta);
            } finally {
                lock.unlock();
            }
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Adds by reading, then writing: what another process adds in between is lost. For showing just that.
    public void addUnsafely(long delta) {
        try {
            // Opaque, so that the compiler keeps every read and every write of a loop and does not add once at its end.
            long seen = (long) LONG.getOpaque(body, VALUE_AT);
            LONG.setOpaque(body, VALUE_AT, seen + delta);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How often the lock was taken over from a process that had died holding it.
    public long lockHoldersLost() {
        return read(lock::holdersLost);
    }

    LockWord lock() {
        return lock;
    }
}
