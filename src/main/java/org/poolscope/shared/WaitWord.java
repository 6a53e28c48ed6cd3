package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// A 32-bit word in a segment by which processes wait for something to happen: the lowest bit says that somebody may be
/// waiting, the rest counts how often waiters were woken.
///
/// A bit and not a count of waiters, because a waiter that is killed would never count itself out, and every signal
/// from then on would be a system call.
///
/// A waiter calls [#prepare], looks once more whether it need wait, then calls [#await]. Whoever made the thing happen
/// calls [#signal] after a volatile write. Either the waiter's second look sees what happened, or the signal sees the
/// waiter's bit.
final class WaitWord {

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final int SOMEBODY_WAITS = 1;

    private final MemorySegment segment;
    private final long offset;
    private final Parker parker;

    WaitWord(MemorySegment segment, long offset, Parker parker) {
        this.segment = segment;
        this.offset = offset;
        this.parker = parker;
    }

    /// Announces a waiter; the word's value from then on, for [#await].
    int prepare() {
        return (int) INT.getAndBitwiseOr(segment, offset, SOMEBODY_WAITS) | SOMEBODY_WAITS;
    }

    /// Waits until the next signal after [#prepare], a while, or less.
    void await(int prepared, long nanos) {
        parker.await(segment, offset, prepared, nanos);
    }

    /// Wakes all who wait. Cheap when nobody does: one read.
    void signal() {
        int word = (int) INT.getVolatile(segment, offset);
        if ((word & SOMEBODY_WAITS) != 0 && INT.compareAndSet(segment, offset, word, word + 1)) {
            parker.wake(segment, offset, Integer.MAX_VALUE);
        }
    }
}
