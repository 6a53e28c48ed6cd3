package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// So many permits, to be acquired and given back by any thread of any process. Nobody owns a permit: that of a process
/// which dies with it is gone.
///
/// ```
///    0  permits  4
///    4  bound    4   how many there may be at most
///  128  given    4   those who acquire wait here, see WaitWord
/// ```
public final class Semaphore extends SharedObject {

    static final long SIZE = 256;

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final long PERMITS_AT = 0;
    private static final long BOUND_AT = 4;
    private static final long GIVEN_AT = 128;

    private final MemorySegment body;
    private final int bound;
    private final WaitWord given;

    Semaphore(Segment segment) {
        super(segment);
        this.body = segment.body();
        this.bound = body.get(JAVA_INT, BOUND_AT);
        this.given = new WaitWord(body, GIVEN_AT, segment.parker(), segment.waiters());
    }

    static void format(MemorySegment body, int permits, int bound) {
        body.set(JAVA_INT, PERMITS_AT, permits);
        body.set(JAVA_INT, BOUND_AT, bound);
    }

    /// Takes a permit, waiting for one as long as it takes.
    ///
    /// @throws InterruptedException if interrupted while waiting; none was taken then
    public void acquire() throws InterruptedException {
        await(WaitWord.FOR_EVER);
    }

    /// Takes a permit if there is one.
    public boolean tryAcquire() {
        try {
            return take();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Takes a permit, waiting for one for a while at most.
    ///
    /// @return whether it took one
    /// @throws InterruptedException if interrupted while waiting; none was taken then
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return await(NANOSECONDS.convert(timeout));
    }

    private boolean await(long nanos) throws InterruptedException {
        try {
            return given.await(this::take, nanos, Purpose.ACQUIRE);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    private boolean take() {
        while (true) {
            int permits = permits();
            if (permits <= 0) {
                return false;
            }
            if (INT.compareAndSet(body, PERMITS_AT, permits, permits - 1)) {
                return true;
            }
        }
    }

    /// Gives a permit back.
    ///
    /// @throws IllegalStateException if there are as many as there may be
    public void release() {
        while (true) {
            int permits = permits();
            if (permits >= bound) {
                throw new IllegalStateException(this + " has all its " + permits
                        + " permits; one was released too often");
            }
            if (INT.compareAndSet(body, PERMITS_AT, permits, permits + 1)) {
                given.signal();
                return;
            }
        }
    }

    /// How many can be acquired now.
    public int permits() {
        try {
            return (int) INT.getVolatile(body, PERMITS_AT);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How many there may be at most.
    public int bound() {
        return bound;
    }
}
