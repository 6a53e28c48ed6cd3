package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// Something that has happened or has not yet, for everybody to wait for. Stays set until it is cleared.
///
/// ```
///    0  set      4
///  128  changed  4   those who wait, see WaitWord
/// ```
public final class Event extends SharedObject {

    static final long SIZE = 256;

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final long SET_AT = 0;
    private static final long CHANGED_AT = 128;

    private final MemorySegment body;
    private final WaitWord changed;

    Event(Segment segment) {
        super(segment);
        this.body = segment.body();
        this.changed = new WaitWord(body, CHANGED_AT, segment.parker(), segment.waiters());
    }

    /// Lets everybody go who waits, and who will wait.
    public void set() {
        try {
            INT.setVolatile(body, SET_AT, 1);
            changed.signal();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Makes those who come from now on wait.
    public void clear() {
        try {
            INT.setVolatile(body, SET_AT, 0);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    public boolean isSet() {
        try {
            return (int) INT.getVolatile(body, SET_AT) != 0;
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Waits until it is set, as long as it takes.
    ///
    /// @throws InterruptedException if interrupted while waiting
    public void await() throws InterruptedException {
        await(WaitWord.FOR_EVER);
    }

    /// Waits until it is set, for a while at most.
    ///
    /// @return whether it is
    /// @throws InterruptedException if interrupted while waiting
    public boolean await(Duration timeout) throws InterruptedException {
        return await(NANOSECONDS.convert(timeout));
    }

    private boolean await(long nanos) throws InterruptedException {
        try {
            return changed.await(this::isSet, nanos, Purpose.EVENT);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }
}
