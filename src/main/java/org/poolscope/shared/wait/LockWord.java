package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessTable;
import org.poolscope.shared.process.ProcessWatch;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A lock between processes that outlives the death of its holder, a robust mutex: 40 bytes in a segment.
///
/// ```
///    0  word          8   0 when free, else the holder's ProcessStamp; bit 31 says that somebody may be waiting
///    8  holders lost  8   how often the lock was taken over from a process that had died
///   16  waits         8   how often somebody had to wait for it in the kernel
///   24  waited        8   for how many nanoseconds, all together
///   32  thread        8   the holder's thread, by its number in that process; written after the lock was taken
/// ```
///
/// Holder and lock are one word, so there is no moment at which the lock is held and nobody knows by whom. A waiter
/// waits in the kernel for the half with the pid, and looks whether the holder is still alive: after 5 ms, then ever
/// less often, but at least every 40 ms; once it has waited for a second, every 90 ms, as to wake up is all it costs.
/// The waiting scheme is that of Drepper, "Futexes are tricky", 2011, mutex 2.
///
/// It is taken in memory that ends when the segment is closed here, and given back in memory that lasts: so nobody
/// takes it after that, and a thread that had it then still gives it back.
///
/// Not reentrant. May be used by several threads of one process.
public final class LockWord {

    /// The thread of a holder that has not said which it is.
    public static final long NO_THREAD = 0;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long FREE = ProcessStamp.NOBODY;
    private static final long SOMEBODY_WAITS = 1L << 31;
    private static final long HOLDERS_LOST = 8;
    private static final long WAITS = 16;
    private static final long WAITED = 24;
    private static final long THREAD = 32;
    private static final long FIRST_CHECK_NANOS = 5_000_000;
    private static final long LONGEST_CHECK_NANOS = 40_000_000;
    private static final long LATER_CHECK_NANOS = Parker.STEP_NANOS;
    private static final long LATER_NANOS = 1_000_000_000;
    private static final int SPINS = 100;

    /// Whoever gives it back and takes it again at once is faster than anybody who is woken for it. So now and then he
    /// steps aside for somebody who has waited for long.
    private static final long LONG_WAIT_NANOS = 5_000_000;
    private static final long STEP_ASIDE_EVERY_NANOS = 1_000_000;
    private static final long STEP_ASIDE_NANOS = 50_000;

    private final MemorySegment segment;
    private final MemorySegment lasting;
    private final Object lease;
    private final long offset;
    private final long pidHalfAt;
    private final Parker parker;
    private final @Nullable Waiters waiters;
    private final long me = ProcessStamp.mine();

    // What attempts that do not wait have seen, for the next. Any thread's will do.
    private long seen;
    private long seenAt;
    private long steppedAside;

    /// @param segment where it is taken
    /// @param lasting the same memory, where it is given back
    /// @param lease   what must be kept as long as that is to last
    /// @param waiters where those who wait for it are listed, or null if they are not
    public LockWord(MemorySegment segment, MemorySegment lasting, Object lease, long offset, Parker parker,
                    @Nullable Waiters waiters) {
        this.segment = segment;
        this.lasting = lasting;
        this.lease = lease;
        this.offset = offset;
        this.pidHalfAt = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? offset : offset + 4;
        this.parker = parker;
        this.waiters = waiters;
    }

    /// How an attempt ended.
    public enum Outcome { TAKEN, TAKEN_FROM_THE_DEAD, TIMED_OUT }

    /// Takes it if it is free.
    ///
    /// Looks first: where there is no file behind the memory any more, looking gives an error, and changing ends the
    /// JVM.
    public boolean tryLock() {
        return (long) LONG.getOpaque(segment, offset) == FREE && LONG.compareAndSet(segment, offset, FREE, me);
    }

    /// Takes it, waiting as long as it takes.
    public void lock() throws InterruptedException {
        lock(WaitWord.FOR_EVER);
    }

    /// Takes it, waiting for a while at most.
    public Outcome lock(long nanos) throws InterruptedException {
        if (tryLock()) {
            return Outcome.TAKEN;
        }
        if (nanos <= 0) {
            return inheritWithoutWaiting();
        }
        return contend(nanos, true);
    }

    /// Takes it, waiting for a while at most, whether or not the thread is interrupted meanwhile.
    public Outcome lockUninterruptibly(long nanos) {
        try {
            return tryLock() ? Outcome.TAKEN : contend(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Takes what somebody else has had a moment ago.
    private Outcome contend(long nanos, boolean interruptibly) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return spin() ? Outcome.TAKEN : lockInTurns(start, nanos, interruptibly);
        } finally {
            Waits.add(System.nanoTime() - start);
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

    /// To look whether the holder is alive takes long, so it is done only if he has been the same for a while.
    private Outcome inheritWithoutWaiting() {
        long word = (long) LONG.getVolatile(segment, offset);
        long now = System.nanoTime();
        if (word != seen) {
            seen = word;
            seenAt = now;
            return Outcome.TIMED_OUT;
        }
        if (word == FREE || now - seenAt < FIRST_CHECK_NANOS) {
            return Outcome.TIMED_OUT;
        }
        seenAt = now;
        return takeFromTheDead(word, me | word & SOMEBODY_WAITS) ? Outcome.TAKEN_FROM_THE_DEAD : Outcome.TIMED_OUT;
    }

    private Outcome lockInTurns(long start, long nanos, boolean interruptibly) throws InterruptedException {
        int place = waiters == null ? ProcessTable.NONE : waiters.enter(Purpose.ACQUIRE);
        try {
            Outcome outcome = takeTurns(start, nanos, interruptibly);
            if (outcome != Outcome.TIMED_OUT) {
                // Under the lock, so that nobody else writes these.
                LONG.setOpaque(lasting, offset + WAITS, (long) LONG.get(lasting, offset + WAITS) + 1);
                LONG.setOpaque(lasting, offset + WAITED,
                        (long) LONG.get(lasting, offset + WAITED) + System.nanoTime() - start);
            }
            return outcome;
        } finally {
            if (waiters != null) {
                waiters.leave(place);
            }
        }
    }

    private Outcome takeTurns(long start, long nanos, boolean interruptibly) throws InterruptedException {
        try (var turns = new Turns()) {
            return turns.take(start, nanos, interruptibly);
        }
    }

    /// One who waits for the lock. From here on it is taken with the mark that somebody waits, for we cannot know that
    /// we were the only one.
    private final class Turns implements AutoCloseable {

        private final long mine = me | SOMEBODY_WAITS;
        private @Nullable ProcessWatch holder;

        Outcome take(long start, long nanos, boolean interruptibly) throws InterruptedException {
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
                    return takeFromTheDead(marked, mine) ? Outcome.TAKEN_FROM_THE_DEAD : Outcome.TIMED_OUT;
                }
                parker.await(segment, pidHalfAt, (int) marked, Math.min(left, step));
                if (System.nanoTime() - checked >= step) {
                    if (!isAlive(marked) && takeFromTheDead(marked, mine)) {
                        return Outcome.TAKEN_FROM_THE_DEAD;
                    }
                    checked = System.nanoTime();
                    step = Math.min(2 * step,
                            checked - start < LATER_NANOS ? LONGEST_CHECK_NANOS : LATER_CHECK_NANOS);
                }
            }
        }

        private boolean isAlive(long word) {
            long stamp = word & ~SOMEBODY_WAITS;
            if (holder == null || holder.stamp() != stamp) {
                close();
                holder = new ProcessWatch(stamp);
            }
            return holder.isAlive();
        }

        @Override
        public void close() {
            if (holder != null) {
                holder.close();
            }
        }
    }

    private boolean takeFromTheDead(long word, long mine) {
        if ((long) LONG.getVolatile(segment, offset) != word || ProcessStamp.isAlive(word & ~SOMEBODY_WAITS)) {
            return false;
        }
        // Its number may be that of one of our threads.
        LONG.setOpaque(segment, offset + THREAD, NO_THREAD);
        boolean taken = LONG.compareAndSet(segment, offset, word, mine);
        if (taken) {
            LONG.getAndAdd(lasting, offset + HOLDERS_LOST, 1L);
        }
        return taken;
    }

    /// For the holder alone; does nothing for anybody else.
    public void unlock() {
        // Once it has the mark it keeps it.
        if (!LONG.compareAndSet(lasting, offset, me, FREE)
                && LONG.compareAndSet(lasting, offset, me | SOMEBODY_WAITS, FREE)) {
            parker.wake(lasting, pidHalfAt, 1);
            stepAside();
        }
        Reference.reachabilityFence(lease);
    }

    private void stepAside() {
        long now = System.nanoTime();
        if (waiters != null && now - steppedAside > STEP_ASIDE_EVERY_NANOS) {
            steppedAside = now;
            if (waiters.longestNanos(now) > LONG_WAIT_NANOS) {
                LockSupport.parkNanos(STEP_ASIDE_NANOS);
            }
        }
    }

    /// Whether this process has it, in whatever way. Can be told after the segment was closed, too.
    public boolean isHeldByThisProcess() {
        return ((long) LONG.getVolatile(lasting, offset) & ~SOMEBODY_WAITS) == me;
    }

    /// Whether the thread that asks has it, in whatever way.
    public boolean isHeldByThisThread() {
        return isHeldByThisProcess() && holderThread() == Thread.currentThread().threadId();
    }

    /// Says which of the holder's threads has it. For the holder alone.
    public void heldBy(long thread) {
        LONG.setOpaque(lasting, offset + THREAD, thread);
    }

    /// Who has it, as a [ProcessStamp].
    public long holder() {
        return (long) LONG.getVolatile(segment, offset) & ~SOMEBODY_WAITS;
    }

    /// Which of the holder's threads has it.
    public long holderThread() {
        return (long) LONG.getOpaque(segment, offset + THREAD);
    }

    public long holdersLost() {
        return (long) LONG.getVolatile(segment, offset + HOLDERS_LOST);
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
