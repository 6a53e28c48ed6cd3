package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A place where so many parties wait for each other, again and again.
///
/// It breaks, for all, when one of them gives up waiting or [aborts][#abort], and stays broken until it is
/// [reset][#reset]. Generation, breach and count are one word, so that a party which is killed has either arrived or
/// not. If it has, it counts as one that waits; if it has not, the others wait for it, as long as they said.
///
/// ```
///    0  state    8   generation in the high half, bit 31: broken, below it how many have arrived
///    8  parties  4
///   16  resets   8   a bit for each of the last 64 generations: whether it ended by a reset
///  128  changed  4   those who wait, see WaitWord
/// ```
public final class Barrier extends SharedObject {

    static final long SIZE = 256;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long STATE_AT = 0;
    private static final long PARTIES_AT = 8;
    private static final long RESETS_AT = 16;
    private static final long CHANGED_AT = 128;
    private static final long BROKEN = 1L << 31;
    private static final long ARRIVED_MASK = BROKEN - 1;
    private static final long GENERATION = 1L << 32;

    /// The bits of generations that are so far ahead are cleared, long before anybody waits in them.
    private static final int AHEAD = 32;

    private final MemorySegment body;
    private final int parties;
    private final WaitWord changed;

    Barrier(Segment segment) {
        super(segment);
        this.body = segment.body();
        this.parties = body.get(JAVA_INT, PARTIES_AT);
        this.changed = new WaitWord(body, CHANGED_AT, segment.parker(), segment.waiters());
    }

    static void format(MemorySegment body, int parties) {
        body.set(JAVA_INT, PARTIES_AT, parties);
    }

    /// Waits until all have arrived.
    ///
    /// @return how many had arrived before: 0 for exactly one of them
    /// @throws BrokenBarrierException if it is or gets broken
    /// @throws InterruptedException   if interrupted while waiting; it is broken then
    public int await() throws InterruptedException, BrokenBarrierException {
        return await(WaitWord.FOR_EVER);
    }

    /// Waits until all have arrived, for a while at most.
    ///
    /// @return how many had arrived before: 0 for exactly one of them
    /// @throws BrokenBarrierException if it is or gets broken, as by this wait's taking too long
    /// @throws InterruptedException   if interrupted while waiting; it is broken then
    public int await(Duration timeout) throws InterruptedException, BrokenBarrierException {
        return await(NANOSECONDS.convert(timeout));
    }

    private int await(long nanos) throws InterruptedException, BrokenBarrierException {
        try {
            return arriveAndWait(nanos);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    private int arriveAndWait(long nanos) throws InterruptedException, BrokenBarrierException {
        long arrived = arrive();
        long generation = arrived >>> 32;
        int index = (int) (arrived & ARRIVED_MASK);
        if (index == parties - 1) {
            changed.signal();
            return index;
        }
        try {
            if (!changed.await(() -> hasPassedOrBroken(generation), nanos, Purpose.PARTIES)) {
                breakGeneration(generation);
            }
        } catch (InterruptedException e) {
            breakGeneration(generation);
            throw e;
        }
        if (state() >>> 32 == generation || wasReset(generation)) {
            throw new BrokenBarrierException(this + " was broken while this party waited");
        }
        return index;
    }

    /// @return the state before
    private long arrive() throws BrokenBarrierException {
        while (true) {
            long state = state();
            if ((state & BROKEN) != 0) {
                throw new BrokenBarrierException(this + " is broken; reset it");
            }
            boolean last = (state & ARRIVED_MASK) == parties - 1;
            if (last) {
                forgetReset((state >>> 32) + AHEAD);
            }
            long next = last ? (state & -GENERATION) + GENERATION : state + 1;
            if (LONG.compareAndSet(body, STATE_AT, state, next)) {
                return state;
            }
        }
    }

    private boolean hasPassedOrBroken(long generation) {
        long state = state();
        return state >>> 32 != generation || (state & BROKEN) != 0;
    }

    private void breakGeneration(long generation) {
        long state = state();
        while (state >>> 32 == generation && (state & BROKEN) == 0
                && !LONG.compareAndSet(body, STATE_AT, state, state | BROKEN)) {
            state = state();
        }
        changed.signal();
    }

    private boolean wasReset(long generation) {
        return ((long) LONG.getVolatile(body, RESETS_AT) & bit(generation)) != 0;
    }

    private void forgetReset(long generation) {
        if (wasReset(generation)) {
            LONG.getAndBitwiseAnd(body, RESETS_AT, ~bit(generation));
        }
    }

    private static long bit(long generation) {
        return 1L << (generation & 63);
    }

    /// Breaks it, for those who wait and those who come.
    public void abort() {
        try {
            breakGeneration(state() >>> 32);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Makes it whole and empty. Those who wait get the error of a broken one.
    public void reset() {
        try {
            long generation = state() >>> 32;
            if ((state() & (BROKEN | ARRIVED_MASK)) == 0) {
                return;
            }
            // Broken first: a generation that is broken can end by a reset alone.
            breakGeneration(generation);
            long broken = state();
            if (broken >>> 32 == generation) {
                forgetReset(generation + AHEAD);
                LONG.getAndBitwiseOr(body, RESETS_AT, bit(generation));
                LONG.compareAndSet(body, STATE_AT, broken, (broken & -GENERATION) + GENERATION);
            }
            changed.signal();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    public boolean isBroken() {
        return (state() & BROKEN) != 0;
    }

    /// How many wait for the others now.
    public int arrived() {
        return (int) (state() & ARRIVED_MASK);
    }

    public int parties() {
        return parties;
    }

    private long state() {
        try {
            return (long) LONG.getVolatile(body, STATE_AT);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }
}
