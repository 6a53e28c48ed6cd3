package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.LockWord.Outcome;
import org.poolscope.shared.wait.WaitWord;

/// A lock that one thread of one process has at a time.
///
/// ```java
/// try (var held = lock.acquire()) {
///     if (held.isInherited()) {
///         // The last owner died with the lock: what it guards may be half changed.
///     }
/// }
/// ```
///
/// A process that is killed while it has the lock keeps nobody waiting: the next one gets it within some milliseconds, and is
/// told. A plain lock cannot be acquired again by the thread that has it; a re-entrant one can, and is to be released as often.
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
    private final Held held = new Held(false);
    private final Held inherited = new Held(true);

    /// Which of this process's threads has it, through this object. Everybody compares it with itself alone, and so sees what it
    /// has written.
    private @Nullable Thread owner;

    /// How often the owner has acquired it; guarded by the lock itself.
    private int holds;

    SharedLock(Segment segment) {
        super(segment);
        MemorySegment body = segment.body();
        this.word = new LockWord(body, 0, segment.parker(), segment.header().waiters());
        this.reentrant = body.get(JAVA_INT, REENTRANT_AT) != 0;
    }

    static void format(MemorySegment body, boolean reentrant) {
        body.set(JAVA_INT, REENTRANT_AT, reentrant ? 1 : 0);
    }

    /// The lock while one has it; closing releases it.
    public final class Held implements AutoCloseable {

        private final boolean inherited;

        private Held(boolean inherited) {
            this.inherited = inherited;
        }

        /// Whether the last owner died with the lock, and may have left half done what it was doing.
        public boolean isInherited() {
            return inherited;
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
        if (owner == Thread.currentThread() && !reentrant) {
            throw new IllegalStateException("this thread has " + this + " already and would wait for itself; release it "
                    + "before, or make it with createReentrantLock");
        }
        Outcome outcome = attempt(WaitWord.FOR_EVER);
        return outcome == Outcome.TAKEN ? held : inherited;
    }

    /// Takes it if it is free.
    public boolean tryAcquire() {
        try {
            return attempt(0) != Outcome.TIMED_OUT;
        } catch (InterruptedException e) {
            throw new AssertionError("nothing was waited for", e);
        }
    }

    /// Takes it, waiting for a while at most.
    ///
    /// @return whether this thread has it now
    /// @throws InterruptedException if interrupted while waiting
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return attempt(Timeouts.nanos(timeout)) != Outcome.TIMED_OUT;
    }

    private Outcome attempt(long nanos) throws InterruptedException {
        Thread current = Thread.currentThread();
        if (reentrant && owner == current) {
            holds++;
            return Outcome.TAKEN;
        }
        try {
            Outcome outcome = word.lock(nanos);
            if (outcome != Outcome.TIMED_OUT) {
                word.ownedBy(current.threadId());
                owner = current;
                holds = 1;
            }
            return outcome;
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Gives it back.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have it
    public void release() {
        if (owner != Thread.currentThread()) {
            throw new IllegalMonitorStateException("this thread does not have " + this + ", so it cannot release it");
        }
        if (--holds == 0) {
            owner = null;
            unlock();
        }
    }

    private void unlock() {
        try {
            word.unlock();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Gives it back however often it was acquired, for [#reacquire].
    int releaseWholly() {
        if (owner != Thread.currentThread()) {
            throw new IllegalMonitorStateException("this thread does not have " + this + ", which it must to wait or notify");
        }
        int before = holds;
        holds = 0;
        owner = null;
        unlock();
        return before;
    }

    /// Waits as long as it takes, interrupted or not.
    void reacquire(int holdsBefore) {
        word.lockUninterruptibly(WaitWord.FOR_EVER);
        word.ownedBy(Thread.currentThread().threadId());
        owner = Thread.currentThread();
        holds = holdsBefore;
    }

    boolean isHeldHere() {
        return owner == Thread.currentThread();
    }

    public boolean isReentrant() {
        return reentrant;
    }

    /// Whether anybody in any process has it.
    public boolean isLocked() {
        return word.owner() != ProcessStamp.NOBODY;
    }

    /// Who has it; empty if nobody.
    public Optional<Holder> holder() {
        long stamp = word.owner();
        return stamp == ProcessStamp.NOBODY ? Optional.empty()
                : Optional.of(new Holder(ProcessStamp.pid(stamp), word.ownerThread()));
    }

    long ownerStamp() {
        return word.owner();
    }

    long ownerThread() {
        return word.ownerThread();
    }

    /// How often it was taken over from a process that had died with it.
    public long ownersLost() {
        return word.ownersLost();
    }

    /// How often somebody had to wait for it for more than some microseconds.
    public long waits() {
        return word.waits();
    }

    /// How long these waited, all together.
    public Duration waited() {
        return Duration.ofNanos(word.waitedNanos());
    }
}
