package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.LockWord.Outcome;
import org.poolscope.shared.wait.WaitWord;

/// A lock that one thread of one process has at a time.
///
/// ```java
/// try (var held = lock.acquire()) {
///     if (held.isInherited()) {
///         // The last one who had it died with it: what it guards may be half changed.
///     }
/// }
/// ```
///
/// A process that is killed while it has the lock keeps nobody waiting: the next one gets it within 50 ms, and is told.
/// A plain lock cannot be acquired again by the thread that has it; a re-entrant one can, and is to be released as
/// often.
///
/// ```
///    0  lock       40   see LockWord
///   40  reentrant   4
/// ```
public final class SharedLock extends SharedObject {

    static final long SIZE = 128;

    private static final long REENTRANT_AT = 40;

    private final LockWord word;
    private final boolean reentrant;
    private final Held held = new Held();

    /// Which of this process's threads has it, through this object. Everybody compares it with itself alone, and so
    /// sees what it has written.
    private @Nullable Thread holder;

    // Guarded by the lock itself: how often its holder has acquired it, and whether it was taken from the dead.
    private int holds;
    private boolean inherited;

    SharedLock(Segment segment) {
        super(segment);
        this.word = segment.lock(0, true);
        this.reentrant = segment.body().get(JAVA_INT, REENTRANT_AT) != 0;
    }

    static void format(MemorySegment body, boolean reentrant) {
        body.set(JAVA_INT, REENTRANT_AT, reentrant ? 1 : 0);
    }

    /// The lock while one has it; closing releases it.
    public final class Held implements AutoCloseable {

        private Held() {}

        /// See [SharedLock#isInherited].
        public boolean isInherited() {
            return SharedLock.this.isInherited();
        }

        @Override
        public void close() {
            release();
        }
    }

    /// Which thread of which process has a lock.
    ///
    /// @param thread by its number in that process
    public record Holder(long pid, long thread) {}

    /// Waits until it is free, and takes it.
    ///
    /// @throws InterruptedException  if interrupted while waiting
    /// @throws IllegalStateException if this thread has it already and it is not re-entrant: it would wait for itself
    public Held acquire() throws InterruptedException {
        if (holder == Thread.currentThread() && !reentrant) {
            throw new IllegalStateException("this thread has " + this + " already and would wait for itself; release"
                    + " it before, or make it with createReentrantLock");
        }
        attempt(WaitWord.FOR_EVER);
        return held;
    }

    /// Takes it if it is free.
    public boolean tryAcquire() {
        try {
            return attempt(0);
        } catch (InterruptedException e) {
            throw new AssertionError("nothing was waited for", e);
        }
    }

    /// Takes it, waiting for a while at most.
    ///
    /// @return whether this thread has it now
    /// @throws InterruptedException if interrupted while waiting
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return attempt(NANOSECONDS.convert(timeout));
    }

    private boolean attempt(long nanos) throws InterruptedException {
        if (reentrant && holder == Thread.currentThread()) {
            holds++;
            return true;
        }
        try {
            return have(word.tryLock() ? Outcome.TAKEN : lock(nanos), 1);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    private Outcome lock(long nanos) throws InterruptedException {
        if (nanos == WaitWord.FOR_EVER && word.isHeldByThisThread()) {
            throw new IllegalStateException("this thread has " + this + " already, by another object for it, and would"
                    + " wait for itself; use one and the same");
        }
        return word.lock(nanos);
    }

    private boolean have(Outcome outcome, int times) {
        if (outcome == Outcome.TIMED_OUT) {
            return false;
        }
        word.heldBy(Thread.currentThread().threadId());
        holder = Thread.currentThread();
        holds = times;
        inherited = outcome == Outcome.TAKEN_FROM_THE_DEAD;
        return true;
    }

    /// Whether the last one who had it died with it, and may have left half done what he was doing: for the thread that
    /// has it now, however it got it.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public boolean isInherited() {
        requireHeldHere();
        return inherited;
    }

    /// Gives it back.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void release() {
        requireHeldHere();
        if (--holds == 0) {
            giveBack();
        }
    }

    private void requireHeldHere() {
        if (!isHeldHere()) {
            throw new IllegalMonitorStateException("this thread does not have " + this);
        }
    }

    /// Gives it back however often it was acquired, for [#reacquire]. For the thread that has it.
    int releaseWholly() {
        int before = holds;
        giveBack();
        return before;
    }

    private void giveBack() {
        holds = 0;
        holder = null;
        word.heldBy(LockWord.NO_THREAD);
        word.unlock();
    }

    /// Waits as long as it takes, interrupted or not.
    void reacquire(int holdsBefore) {
        have(word.lockUninterruptibly(WaitWord.FOR_EVER), holdsBefore);
    }

    boolean isHeldHere() {
        return holder == Thread.currentThread();
    }

    /// Closes it here; the thread that calls this gives it back before, if it has it. Another thread of this process
    /// that has it can still give it back.
    @Override
    public void close() {
        if (isHeldHere()) {
            releaseWholly();
        }
        super.close();
    }

    public boolean isReentrant() {
        return reentrant;
    }

    /// Whether anybody in any process has it.
    public boolean isLocked() {
        return read(word::holder) != ProcessStamp.NOBODY;
    }

    /// Who has it; empty if nobody.
    public Optional<Holder> holder() {
        long stamp = read(word::holder);
        return stamp == ProcessStamp.NOBODY ? Optional.empty()
                : Optional.of(new Holder(ProcessStamp.pid(stamp), read(word::holderThread)));
    }

    long holderStamp() {
        return read(word::holder);
    }

    long holderThread() {
        return read(word::holderThread);
    }

    /// How often it was taken over from a process that had died with it.
    public long holdersLost() {
        return read(word::holdersLost);
    }

    /// How often somebody had to wait for it for more than some microseconds.
    public long waits() {
        return read(word::waits);
    }

    /// How long these waited, all together.
    public Duration waited() {
        return Duration.ofNanos(read(word::waitedNanos));
    }
}
