package org.poolscope.shared.message;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A queue in its segment: packed messages in a ring, those who put and those who take each under a lock of their own.
///
/// ```
///    0  put lock   40   see LockWord
///  128  take lock  40
///  256  ended       4   0: not, 1: nothing can be put, 2: nothing more will come
///  384  filled      4   takers wait here, see WaitWord
///  512  emptied     4   putters wait here
///  640  done            see DoneCount
///  896  ring            see Ring
/// ```
public final class QueueCore {

    /// There is nothing to take, and will be nothing.
    public static final Object END = new Object();

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final long PUT_LOCK_AT = 0;
    private static final long TAKE_LOCK_AT = 128;
    private static final long ENDED_AT = 256;
    private static final long FILLED_AT = 384;
    private static final long EMPTIED_AT = 512;
    private static final long DONE_AT = 640;
    private static final long RING_AT = 896;

    private static final int OPEN = 0;
    private static final int ENDING = 1;
    private static final int ENDED = 2;
    private static final long LOCK_PATIENCE_NANOS = 1_000_000_000;

    private final String queue;
    private final MemorySegment body;
    private final Ring ring;
    private final LockWord putLock;
    private final LockWord takeLock;
    private final WaitWord filled;
    private final WaitWord emptied;
    private final DoneCount done;

    /// @param queue what to call it
    public QueueCore(Segment segment, String queue) {
        this.queue = queue;
        this.body = segment.body();
        if (body.byteSize() < RING_AT + Ring.HEADER) {
            throw new SegmentException(queue + " is damaged: it has " + body.byteSize() + " bytes only");
        }
        this.ring = new Ring(body.asSlice(RING_AT), segment.name());
        this.putLock = segment.lock(PUT_LOCK_AT, false);
        this.takeLock = segment.lock(TAKE_LOCK_AT, false);
        this.filled = new WaitWord(body, FILLED_AT, segment.parker(), segment.waiters());
        this.emptied = new WaitWord(body, EMPTIED_AT, segment.parker(), segment.waiters());
        this.done = new DoneCount(segment, DONE_AT, ring);
    }

    /// How many bytes a queue takes whose messages may take so many together.
    public static long bytesFor(long content) {
        return RING_AT + Ring.bytesFor(content);
    }

    public static void format(MemorySegment zeroed, int capacity) {
        Ring.format(zeroed.asSlice(RING_AT), capacity);
    }

    public Ring ring() {
        return ring;
    }

    public DoneCount done() {
        return done;
    }

    /// Whoever has a lock gives it back at once, or is dead or suspended. So it is waited for even by those who do not
    /// want to wait for room or for a message, but not for ever.
    private static boolean enter(LockWord lock, long nanos) throws InterruptedException {
        return lock.tryLock() || lock.lock(nanos <= 0 ? LOCK_PATIENCE_NANOS : nanos) != LockWord.Outcome.TIMED_OUT;
    }

    /// @return whether it is in the queue; false if the time was over
    /// @throws IllegalStateException if the queue is or gets ended
    public boolean put(Messages.Packed message, long nanos) throws InterruptedException {
        var putter = new Putter(message, nanos);
        return emptied.await(putter, nanos, Purpose.PUT) && !putter.stuck;
    }

    private final class Putter implements WaitWord.Attempt {

        private final Messages.Packed message;
        private final long nanos;

        /// Whether it has waited for the lock in vain, which must not begin anew.
        private boolean stuck;

        Putter(Messages.Packed message, long nanos) {
            this.message = message;
            this.nanos = nanos;
        }

        @Override
        public boolean succeeds() throws InterruptedException {
            // A look that takes no lock, for those who wait.
            if (!ring.mayHaveRoom() && !isEnded()) {
                return false;
            }
            if (!enter(putLock, nanos)) {
                stuck = true;
                return true;
            }
            try {
                if (isEnded()) {
                    throw new IllegalStateException(queue + " is ended; nothing can be put any more");
                }
                if (!ring.hasRoom(message.length())) {
                    return false;
                }
                message.putInto(ring);
            } finally {
                putLock.unlock();
            }
            filled.signal();
            return true;
        }
    }

    /// Refuses all puts from now on, and ends takers when all is taken.
    public void end() {
        INT.compareAndSet(body, ENDED_AT, OPEN, ENDING);
        // Whoever is putting has not seen this, and takers must not stop before that is in the queue.
        boolean alone = putLock.lockUninterruptibly(LOCK_PATIENCE_NANOS) != LockWord.Outcome.TIMED_OUT;
        INT.setVolatile(body, ENDED_AT, ENDED);
        if (alone) {
            putLock.unlock();
        }
        filled.signal();
        emptied.signal();
    }

    public boolean isEnded() {
        return (int) INT.getVolatile(body, ENDED_AT) != OPEN;
    }

    /// Ends the queue in the place of somebody who was killed while he did, unless somebody is still putting.
    private boolean isEndedByNow() throws InterruptedException {
        if (putLock.lock(0) == LockWord.Outcome.TIMED_OUT) {
            return false;
        }
        INT.setVolatile(body, ENDED_AT, ENDED);
        putLock.unlock();
        return true;
    }

    /// @return a message as [Messages#read] gives it, [#END], or null if the time was over
    public @Nullable Object take(long nanos) throws InterruptedException {
        var taker = new Taker(nanos);
        filled.await(taker, nanos, Purpose.TAKE);
        return taker.taken;
    }

    private final class Taker implements WaitWord.Attempt {

        private final long nanos;
        private @Nullable Object taken;

        Taker(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public boolean succeeds() throws InterruptedException {
            // In this order: nothing is put any more once it is ended.
            int state = (int) INT.getVolatile(body, ENDED_AT);
            if (ring.mayHaveMessage()) {
                return tryTake();
            }
            if (state == ENDING && isEndedByNow()) {
                return succeeds();
            }
            if (state == ENDED) {
                taken = END;
            }
            return state == ENDED;
        }

        /// @return whether there is no more to be tried
        private boolean tryTake() throws InterruptedException {
            if (!enter(takeLock, nanos)) {
                return true;
            }
            try {
                if (!ring.hasMessage()) {
                    return false;
                }
                taken = Messages.read(ring);
                ring.remove();
            } finally {
                takeLock.unlock();
            }
            emptied.signal();
            if (Messages.isEndMark(taken)) {
                taken = END;
            }
            return true;
        }
    }

    /// How often a process was killed in the middle of a put or a take.
    public long abandoned() {
        return putLock.holdersLost() + takeLock.holdersLost();
    }
}
