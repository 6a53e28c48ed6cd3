package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.OptionalLong;

/// A bounded first-in-first-out queue of numbers between JVMs. Any number of threads of any number of processes may put
/// and take; [#size], [#puts] and [#gets] cost them nothing.
///
/// ```
///    0  segment header   128
///  128  capacity           4
///  256  tail               8   how many puts were begun; the sign bit says the queue is closed
///  384  head               8   how many takes were begun
///  512  filled             4   takers wait here, see WaitWord
///  640  emptied            4   putters wait here
///  768  slot 0             8   turn: 2 × lap when free for the put of that lap, 2 × lap + 1 when its value can be taken
///  776                     8   value
///  784  slot 1 …
/// ```
///
/// The scheme is Vyukov's bounded queue ("Bounded MPMC queue", 1024cores.net, 2010): a place is won by moving tail or
/// head, and handed over by the slot's turn. Counting laps instead of positions lets any capacity work, 1 among them.
/// That the closing bit is in the tail means no put can slip in behind the close.
///
/// A process killed in the few nanoseconds between winning a place and handing it over leaves that slot stuck; whoever
/// comes to it waits until interrupted. Once its [Segments] are closed, every method throws [IllegalStateException].
public final class SharedQueue {

    public static final int MAX_CAPACITY = 1 << 24;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long CAPACITY_AT = SegmentHeader.SIZE;
    private static final long TAIL_AT = 256;
    private static final long HEAD_AT = 384;
    private static final long FILLED_AT = 512;
    private static final long EMPTIED_AT = 640;
    private static final long SLOTS_AT = 768;
    private static final long SLOT_SIZE = 16;
    private static final long VALUE = 8;
    private static final long CLOSED = Long.MIN_VALUE;
    private static final int SPINS = 100;

    private final String name;
    private final MemorySegment segment;
    private final int capacity;
    private final WaitWord filled;
    private final WaitWord emptied;

    SharedQueue(String name, MemorySegment segment, Parker parker) {
        this.name = name;
        this.segment = segment;
        this.capacity = segment.get(JAVA_INT, CAPACITY_AT);
        // Every later access is computed from the capacity, so a wrong one must not get any further.
        if (capacity < 1 || bytesFor(capacity) != segment.byteSize()) {
            throw new SegmentException("queue '" + name + "' is damaged: capacity " + capacity + " in "
                    + segment.byteSize() + " bytes");
        }
        this.filled = new WaitWord(segment, FILLED_AT, parker);
        this.emptied = new WaitWord(segment, EMPTIED_AT, parker);
    }

    /// How many bytes a queue of a capacity takes.
    static long bytesFor(int capacity) {
        return SLOTS_AT + SLOT_SIZE * capacity;
    }

    static void format(MemorySegment zeroed, int capacity) {
        zeroed.set(JAVA_INT, CAPACITY_AT, capacity);
    }

    /// Puts a value at the end, waiting for room as long as it takes.
    ///
    /// @throws InterruptedException  if the thread is or gets interrupted; the value is not in the queue then
    /// @throws IllegalStateException if the queue is or gets closed
    public void put(long value) throws InterruptedException {
        offer(value, Long.MAX_VALUE);
    }

    /// Puts a value at the end, waiting for room for a while at most.
    ///
    /// @return whether it is in the queue
    /// @throws InterruptedException  if the thread is or gets interrupted; the value is not in the queue then
    /// @throws IllegalStateException if the queue is or gets closed
    public boolean offer(long value, Duration timeout) throws InterruptedException {
        return offer(value, nanos(timeout));
    }

    /// Takes the value at the front, waiting for one as long as it takes.
    ///
    /// @return empty when the queue is closed and everything in it was taken
    /// @throws InterruptedException if the thread is or gets interrupted; nothing was taken then
    public OptionalLong take() throws InterruptedException {
        return poll(Long.MAX_VALUE);
    }

    /// Takes the value at the front, waiting for one for a while at most.
    ///
    /// @return empty when the time is over, or when the queue is closed and everything in it was taken
    /// @throws InterruptedException if the thread is or gets interrupted; nothing was taken then
    public OptionalLong poll(Duration timeout) throws InterruptedException {
        return poll(nanos(timeout));
    }

    /// Refuses all puts from now on and lets what is in the queue be taken. Wakes everybody who waits. The memory stays
    /// until the [Segments] are closed.
    public void close() {
        LONG.getAndBitwiseOr(segment, TAIL_AT, CLOSED);
        filled.signal();
        emptied.signal();
    }

    public boolean isClosed() {
        return (long) LONG.getVolatile(segment, TAIL_AT) < 0;
    }

    /// How many values are in it.
    public int size() {
        long gets = gets();
        return Math.clamp(puts() - gets, 0, capacity);
    }

    public int capacity() {
        return capacity;
    }

    /// How many values were ever put.
    public long puts() {
        return (long) LONG.getVolatile(segment, TAIL_AT) & ~CLOSED;
    }

    /// How many values were ever taken.
    public long gets() {
        return (long) LONG.getVolatile(segment, HEAD_AT);
    }

    private boolean offer(long value, long nanos) throws InterruptedException {
        throwIfInterrupted();
        if (tryPut(value)) {
            return true;
        }
        long start = System.nanoTime();
        while (true) {
            for (int i = 0; i < SPINS; i++) {
                Thread.onSpinWait();
                if (tryPut(value)) {
                    return true;
                }
            }
            int prepared = emptied.prepare();
            if (tryPut(value)) {
                return true;
            }
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            emptied.await(prepared, left);
            throwIfInterrupted();
        }
    }

    private OptionalLong poll(long nanos) throws InterruptedException {
        throwIfInterrupted();
        OptionalLong value = tryTake();
        if (value.isPresent()) {
            return value;
        }
        long start = System.nanoTime();
        while (true) {
            for (int i = 0; i < SPINS && value.isEmpty(); i++) {
                Thread.onSpinWait();
                value = tryTake();
            }
            if (value.isPresent()) {
                return value;
            }
            int prepared = filled.prepare();
            value = tryTake();
            long left = nanos - (System.nanoTime() - start);
            if (value.isPresent() || left <= 0 || isDrained()) {
                return value;
            }
            filled.await(prepared, left);
            throwIfInterrupted();
        }
    }

    private boolean tryPut(long value) {
        while (true) {
            long tail = (long) LONG.getVolatile(segment, TAIL_AT);
            if (tail < 0) {
                throw new IllegalStateException("queue '" + name + "' is closed");
            }
            long lap = tail / capacity;
            long slotAt = slotAt(tail - lap * capacity);
            long early = (long) LONG.getVolatile(segment, slotAt) - 2 * lap;
            if (early == 0 && LONG.compareAndSet(segment, TAIL_AT, tail, tail + 1)) {
                LONG.set(segment, slotAt + VALUE, value);
                LONG.setVolatile(segment, slotAt, 2 * lap + 1);
                filled.signal();
                return true;
            }
            if (early < 0 && (long) LONG.getVolatile(segment, TAIL_AT) == tail) {
                return false;
            }
        }
    }

    private OptionalLong tryTake() {
        while (true) {
            long head = (long) LONG.getVolatile(segment, HEAD_AT);
            long lap = head / capacity;
            long slotAt = slotAt(head - lap * capacity);
            long early = (long) LONG.getVolatile(segment, slotAt) - (2 * lap + 1);
            if (early == 0 && LONG.compareAndSet(segment, HEAD_AT, head, head + 1)) {
                long value = (long) LONG.get(segment, slotAt + VALUE);
                LONG.setVolatile(segment, slotAt, 2 * lap + 2);
                emptied.signal();
                return OptionalLong.of(value);
            }
            if (early < 0 && (long) LONG.getVolatile(segment, HEAD_AT) == head) {
                return OptionalLong.empty();
            }
        }
    }

    private static long slotAt(long slot) {
        return SLOTS_AT + SLOT_SIZE * slot;
    }

    private boolean isDrained() {
        return isClosed() && gets() == puts();
    }

    private static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return timeout.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted at a shared queue");
        }
    }
}
