package org.poolscope.shared.message;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// How many messages of a queue are done with, and waiting for all to be.
///
/// ```
///    0  done      8
///  128  finished  4   those who wait for all to be done, see WaitWord
/// ```
public final class DoneCount {

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long FINISHED_AT = 128;

    private final MemorySegment memory;
    private final Ring ring;
    private final WaitWord finished;

    public DoneCount(Segment segment, long offset, Ring ring) {
        this.memory = segment.body().asSlice(offset);
        this.ring = ring;
        this.finished = new WaitWord(memory, FINISHED_AT, segment.parker(), segment.waiters());
    }

    /// @return false if all that were put are done with already, end marks not counted
    public boolean add() {
        while (true) {
            long done = (long) LONG.getVolatile(memory, 0L);
            if (done >= ring.counted()) {
                return false;
            }
            if (LONG.compareAndSet(memory, 0L, done, done + 1)) {
                finished.signal();
                return true;
            }
        }
    }

    /// How many are not done with.
    public long missing() {
        return ring.counted() - (long) LONG.getVolatile(memory, 0L);
    }

    /// Waits until none is missing.
    ///
    /// @return false if the time was over first
    public boolean await(long nanos) throws InterruptedException {
        return finished.await(() -> missing() == 0, nanos, Purpose.JOIN);
    }
}
