package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.Handle;
import org.poolscope.shared.segment.Ring;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A bounded first-in-first-out queue of messages between JVMs. Any number of threads of any number of processes may put and
/// take; [#size], [#puts] and [#gets] cost them nothing.
///
/// It is full when it holds as many messages as its capacity, or when its bytes are used up. What is put is in memory that
/// outlives the process which has put it: nobody has to wait for a producer that has ended, nor a producer for its consumers
/// in order to end.
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
///
/// **Killed in the middle** of a put or a take, a process keeps nobody waiting for longer than some milliseconds, and the queue
/// whole; the message in its hands may be lost, and [#abandoned] says so. Two locks and not a scheme without: of
/// those without, the fast ones leave a place stuck that a killed process has won and not filled.
///
/// @param <T> what the messages are: the JDK's plain values, arrays and collections, or records and enums
public final class SharedQueue<T> extends SharedObject {

    public static final int MAX_CAPACITY = 1 << 24;
    public static final long MAX_BYTES = 1L << 36;

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

    /// There is nothing to take, and will be nothing.
    private static final Object END = new Object();

    private final MemorySegment body;
    private final Messages<T> messages;
    private final Ring ring;
    private final LockWord putLock;
    private final LockWord takeLock;
    private final WaitWord filled;
    private final WaitWord emptied;
    private final DoneCount done;

    SharedQueue(Segment segment, Class<T> type) {
        super(segment);
        this.body = segment.body();
        if (body.byteSize() < RING_AT + Ring.HEADER) {
            throw new SegmentException("queue '" + name() + "' is damaged: it has " + body.byteSize() + " bytes only");
        }
        this.messages = new Messages<>(type, toString());
        this.ring = new Ring(body.asSlice(RING_AT), name());
        var waiters = segment.header().waiters();
        this.putLock = new LockWord(body, PUT_LOCK_AT, segment.parker(), null);
        this.takeLock = new LockWord(body, TAKE_LOCK_AT, segment.parker(), null);
        this.filled = new WaitWord(body, FILLED_AT, segment.parker(), waiters);
        this.emptied = new WaitWord(body, EMPTIED_AT, segment.parker(), waiters);
        this.done = new DoneCount(segment, DONE_AT, ring);
    }

    /// How many bytes a queue takes whose messages may take so many together.
    static long bytesFor(long content) {
        return RING_AT + Ring.bytesFor(content);
    }

    static void format(MemorySegment zeroed, int capacity) {
        Ring.format(zeroed.asSlice(RING_AT), capacity);
    }

    // ---- putting

    /// Puts a message at the end, waiting for room as long as it takes.
    ///
    /// @throws InterruptedException     if the thread is or gets interrupted; the message is not in the queue then
    /// @throws IllegalStateException    if the queue is or gets [ended][#end]
    /// @throws IllegalArgumentException if the message is larger than all of the queue, or cannot be sent
    public void put(T value) throws InterruptedException {
        put(value, WaitWord.FOR_EVER);
    }

    /// Puts a message at the end if there is room; see [#offer(Object, Duration)].
    public boolean offer(T value) throws InterruptedException {
        return put(value, 0);
    }

    /// Puts a message at the end, waiting for room for a while at most.
    ///
    /// @return whether it is in the queue
    /// @throws InterruptedException if the thread is or gets interrupted; see [#put] for others
    public boolean offer(T value, Duration timeout) throws InterruptedException {
        return put(value, Timeouts.nanos(timeout));
    }

    /// Puts a mark that ends one taker: it takes nothing more than this.
    ///
    /// @throws InterruptedException  if the thread is or gets interrupted; the mark is not in the queue then
    /// @throws IllegalStateException if the queue is or gets [ended][#end]
    public void putEndMark() throws InterruptedException {
        put(Messages.endMark(), WaitWord.FOR_EVER);
    }

    private boolean put(T value, long nanos) throws InterruptedException {
        return put(messages.pack(Objects.requireNonNull(value, "a queue takes no null")), nanos);
    }

    private boolean put(Messages.Packed message, long nanos) throws InterruptedException {
        if (message.length() > ring.maxLength()) {
            throw new IllegalArgumentException("a message of " + message.length() + " bytes is larger than " + this
                    + ", which has room for " + ring.maxLength() + "; make the queue with more bytes");
        }
        try {
            return emptied.await(() -> mayPut() && tryPut(message, nanos), nanos, Purpose.PUT);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// A look that takes no lock, for those who wait.
    private boolean mayPut() {
        return ring.mayHaveRoom() || isEnded();
    }

    private boolean tryPut(Messages.Packed message, long nanos) throws InterruptedException {
        if (!enter(putLock, nanos)) {
            return false;
        }
        try {
            if (isEnded()) {
                throw new IllegalStateException(this + " is ended; nothing can be put any more");
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

    /// Whoever has a lock gives it back at once, or is dead or suspended: so it is waited for even by those who do not want to
    /// wait for room or for a message, but not for ever.
    private static boolean enter(LockWord lock, long nanos) throws InterruptedException {
        return lock.tryLock() || lock.lock(Math.max(nanos, LOCK_PATIENCE_NANOS)) != LockWord.Outcome.TIMED_OUT;
    }

    /// Refuses all puts from now on and lets what is in the queue be taken: the end of all takers. Wakes everybody who waits.
    public void end() {
        try {
            INT.compareAndSet(body, ENDED_AT, OPEN, ENDING);
            // Whoever is putting has not seen this, and takers must not stop before that is in the queue.
            boolean alone = putLock.lockUninterruptibly(LOCK_PATIENCE_NANOS) != LockWord.Outcome.TIMED_OUT;
            INT.setVolatile(body, ENDED_AT, ENDED);
            if (alone) {
                putLock.unlock();
            }
            filled.signal();
            emptied.signal();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Whether nothing can be put any more.
    public boolean isEnded() {
        return (int) INT.getVolatile(body, ENDED_AT) != OPEN;
    }

    // ---- taking

    /// Takes the message at the front, waiting for one as long as it takes.
    ///
    /// @return empty when this taker has nothing more to take: the queue is [ended][#end] and everything in it was taken,
    ///         or an [end mark][#putEndMark] was
    /// @throws InterruptedException if the thread is or gets interrupted; nothing was taken then
    public Optional<T> take() throws InterruptedException {
        return Optional.ofNullable(take(WaitWord.FOR_EVER));
    }

    /// Takes the message at the front if there is one; see [#poll(Duration)].
    public Optional<T> poll() throws InterruptedException {
        return Optional.ofNullable(take(0));
    }

    /// Takes the message at the front, waiting for one for a while at most.
    ///
    /// @return empty when the time is over, or for the same reasons as [#take]
    /// @throws InterruptedException if the thread is or gets interrupted; nothing was taken then
    public Optional<T> poll(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(take(Timeouts.nanos(timeout)));
    }

    private @Nullable T take(long nanos) throws InterruptedException {
        try {
            var taker = new Taker(nanos);
            filled.await(taker, nanos, Purpose.TAKE);
            if (taker.taken == null || taker.taken == END) {
                return null;
            }
            return messages.unpack(taker.taken);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
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
            boolean ended = (int) INT.getVolatile(body, ENDED_AT) == ENDED;
            if (ring.mayHaveMessage()) {
                taken = tryTake(nanos);
            } else if (ended) {
                taken = END;
            }
            return taken != null;
        }
    }

    private @Nullable Object tryTake(long nanos) throws InterruptedException {
        if (!enter(takeLock, nanos)) {
            return null;
        }
        Object taken;
        try {
            if (!ring.hasMessage()) {
                return null;
            }
            taken = Messages.read(ring);
            ring.remove();
        } finally {
            takeLock.unlock();
        }
        emptied.signal();
        if (Messages.isEndMark(taken)) {
            done.add();
            return END;
        }
        return taken;
    }

    // ---- waiting for what is made of them

    /// Says that one message that was taken is done with.
    ///
    /// @throws IllegalStateException if all that were put are done with already
    public void taskDone() {
        if (!done.add()) {
            throw new IllegalStateException("taskDone was called more often than there were messages in " + this);
        }
    }

    /// Waits until [#taskDone] was called for every message that was put, end marks not counted.
    ///
    /// @throws InterruptedException if interrupted before
    public void join() throws InterruptedException {
        done.await(WaitWord.FOR_EVER);
    }

    /// Waits for that, for a while at most.
    ///
    /// @return whether it is so
    /// @throws InterruptedException if interrupted before
    public boolean join(Duration timeout) throws InterruptedException {
        return done.await(Timeouts.nanos(timeout));
    }

    /// How many messages were put and are not done with.
    public long unfinished() {
        return done.missing();
    }

    // ---- what it holds

    /// How many messages are in it.
    public int size() {
        long gets = gets();
        return (int) Math.clamp(puts() - gets, 0, ring.capacity());
    }

    public int capacity() {
        return (int) ring.capacity();
    }

    /// How many messages were ever put.
    public long puts() {
        try {
            return ring.puts();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How many messages were ever taken.
    public long gets() {
        try {
            return ring.gets();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How often a process was killed in the middle of a put or a take: as many messages may be lost, at most.
    public long abandoned() {
        return putLock.ownersLost() + takeLock.ownersLost();
    }

    @Override
    public Handle handle() {
        return handle(messages.type().getName());
    }
}
