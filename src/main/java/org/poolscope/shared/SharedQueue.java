package org.poolscope.shared;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.Handle;
import org.poolscope.shared.message.Messages;
import org.poolscope.shared.message.QueueCore;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;

/// A bounded first-in-first-out queue of messages between JVMs. Any number of threads of any number of processes may
/// put and take; [#size], [#puts] and [#gets] cost them nothing.
///
/// It is full when it holds as many messages as its capacity, or when its bytes are used up. What is put is in memory
/// that outlives the process which has put it: nobody has to wait for a producer that has ended, nor a producer for its
/// consumers in order to end.
///
/// **Killed in the middle** of a put or a take, a process keeps nobody waiting for longer than 50 ms, and the queue
/// whole; the message in its hands may be lost, and [#abandoned] says so.
///
/// @param <T> what the messages are: the JDK's plain values, arrays and collections of them, or records and enums.
///            These only as far as `T` names or contains them: a queue of `Object` takes the JDK's values alone.
public final class SharedQueue<T> extends SharedObject {

    public static final int MAX_CAPACITY = 1 << 24;
    public static final long MAX_BYTES = 1L << 36;

    private final Messages<T> messages;
    private final QueueCore core;

    SharedQueue(Segment segment, Class<T> type) {
        super(segment);
        this.messages = new Messages<>(type, toString(), SegmentHandle.class);
        this.core = new QueueCore(segment, toString());
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

    /// Puts a message at the end if there is room; see [#offer(Object, Duration)]. Waits for a second at most if
    /// another process is suspended in the middle of a put.
    public boolean offer(T value) throws InterruptedException {
        return put(value, 0);
    }

    /// Puts a message at the end, waiting for room for a while at most.
    ///
    /// @return whether it is in the queue
    /// @throws InterruptedException if the thread is or gets interrupted; see [#put] for others
    public boolean offer(T value, Duration timeout) throws InterruptedException {
        return put(value, NANOSECONDS.convert(timeout));
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
        if (message.length() > core.ring().maxLength()) {
            throw new IllegalArgumentException("a message of " + message.length() + " bytes is larger than " + this
                    + ", which has room for " + core.ring().maxLength() + "; make the queue with more bytes");
        }
        try {
            return core.put(message, nanos);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Refuses all puts from now on and lets what is in the queue be taken: the end of all takers. Wakes everybody who
    /// waits.
    public void end() {
        try {
            core.end();
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// Whether nothing can be put any more.
    public boolean isEnded() {
        return read(core::isEnded);
    }

    // ---- taking

    /// Takes the message at the front, waiting for one as long as it takes.
    ///
    /// @return empty when this taker has nothing more to take: the queue is [ended][#end] and everything in it was
    ///         taken, or an [end mark][#putEndMark] was
    /// @throws InterruptedException if the thread is or gets interrupted; nothing was taken then
    public Optional<T> take() throws InterruptedException {
        return Optional.ofNullable(take(WaitWord.FOR_EVER));
    }

    /// Takes the message at the front if there is one; see [#poll(Duration)]. Waits for a second at most if another
    /// process is suspended in the middle of a take.
    public Optional<T> poll() throws InterruptedException {
        return Optional.ofNullable(take(0));
    }

    /// Takes the message at the front, waiting for one for a while at most.
    ///
    /// @return empty when the time is over, or for the same reasons as [#take]
    /// @throws InterruptedException if the thread is or gets interrupted; nothing was taken then
    public Optional<T> poll(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(take(NANOSECONDS.convert(timeout)));
    }

    private @Nullable T take(long nanos) throws InterruptedException {
        try {
            Object taken = core.take(nanos);
            return taken == null || taken == QueueCore.END ? null : messages.unpack(taken);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    // ---- waiting for what is made of them

    /// Says that one message that was taken is done with.
    ///
    /// @throws IllegalStateException if all that were put are done with already
    public void taskDone() {
        if (!read(core.done()::add)) {
            throw new IllegalStateException("taskDone was called more often than there were messages in " + this);
        }
    }

    /// Waits until [#taskDone] was called for every message that was put, end marks not counted.
    ///
    /// @throws InterruptedException if interrupted while waiting
    public void join() throws InterruptedException {
        join(WaitWord.FOR_EVER);
    }

    /// Waits for that, for a while at most.
    ///
    /// @return whether it is so
    /// @throws InterruptedException if interrupted while waiting
    public boolean join(Duration timeout) throws InterruptedException {
        return join(NANOSECONDS.convert(timeout));
    }

    private boolean join(long nanos) throws InterruptedException {
        try {
            return core.done().await(nanos);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How many messages were put and are not done with.
    public long unfinished() {
        return read(core.done()::missing);
    }

    // ---- what it holds

    /// How many messages are in it.
    public int size() {
        long gets = gets();
        return (int) Math.clamp(puts() - gets, 0, core.ring().capacity());
    }

    public int capacity() {
        return (int) core.ring().capacity();
    }

    /// How many messages were ever put.
    public long puts() {
        return read(core.ring()::puts);
    }

    /// How many messages were ever taken.
    public long gets() {
        return read(core.ring()::gets);
    }

    /// How often a process was killed in the middle of a put or a take: as many messages may be lost, at most.
    public long abandoned() {
        return read(core::abandoned);
    }

    Class<T> type() {
        return messages.type();
    }

    @Override
    public Handle handle() {
        return handle(messages.type().getName());
    }
}
