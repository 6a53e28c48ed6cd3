package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A place to wait, under a [SharedLock], until another process says that something has changed.
///
/// Every waiter has a place of its own to be woken at, so that a notification goes to exactly one, the one who has waited
/// longest, and never to a process that was killed or has given up. All of this is changed under the lock alone.
///
/// ```
///    0  next ticket  8
///    8  lock's name  128   its length, then UTF-8
///  256  place 0       64   0: the waiter's ProcessStamp or 0; 8: its ticket; 16: 1 when notified;
///                          20: it waits here, see WaitWord
///  320  place 1 …
/// ```
public final class Condition extends SharedObject {

    /// How many can wait at the same time.
    public static final int PLACES = 256;

    private static final long PLACE_SIZE = 64;
    private static final long PLACES_AT = 256;

    static final long SIZE = PLACES_AT + PLACES * PLACE_SIZE;

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long TICKET_AT = 0;
    private static final long NAME_AT = 8;
    private static final int MAX_NAME = 64;
    private static final long TICKET = 8;
    private static final long NOTIFIED = 16;
    private static final long WORD = 20;

    private final MemorySegment body;
    private final SharedLock lock;

    Condition(Segment segment, SharedLock lock) {
        super(segment);
        this.body = segment.body();
        this.lock = lock;
    }

    static void format(MemorySegment body, String lockName) {
        byte[] bytes = lockName.getBytes(StandardCharsets.UTF_8);
        body.set(JAVA_INT, NAME_AT, bytes.length);
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, body, NAME_AT + Integer.BYTES, bytes.length);
    }

    static String lockName(Segment segment) {
        int length = segment.body().get(JAVA_INT, NAME_AT);
        if (length < 1 || length > MAX_NAME) {
            throw new SegmentException("condition '" + segment.name() + "' is damaged");
        }
        byte[] bytes = segment.body().asSlice(NAME_AT + Integer.BYTES, length)
                .toArray(JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The lock that one must have for all of this.
    public SharedLock lock() {
        return lock;
    }

    /// Releases the lock, waits to be notified, and acquires it again.
    ///
    /// @throws InterruptedException         if interrupted before; this thread has the lock again
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void await() throws InterruptedException {
        await(WaitWord.FOR_EVER);
    }

    /// Releases the lock, waits to be notified for a while at most, and acquires it again.
    ///
    /// @return whether it was notified
    /// @throws InterruptedException         if interrupted before; this thread has the lock again
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Timeouts.nanos(timeout));
    }

    /// Waits until something is so: asks at once and after every notification, with the lock.
    ///
    /// @return whether it is so; false when the time is over
    /// @throws InterruptedException         if interrupted before; this thread has the lock again
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public boolean awaitUntil(BooleanSupplier so, Duration timeout) throws InterruptedException {
        long nanos = Timeouts.nanos(timeout);
        long start = System.nanoTime();
        while (!so.getAsBoolean()) {
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            await(left);
        }
        return true;
    }

    private boolean await(long nanos) throws InterruptedException {
        requireLock();
        try {
            long place = takePlace();
            int holds = lock.releaseWholly();
            try {
                var word = new WaitWord(body, place + WORD, segment.parker(), segment.header().waiters());
                word.await(() -> isNotified(place), nanos, Purpose.NOTIFICATION);
            } catch (InterruptedException e) {
                lock.reacquire(holds);
                if (leave(place)) {
                    // It came for somebody who waits, and this one does no more.
                    notifyOne();
                }
                throw e;
            }
            lock.reacquire(holds);
            return leave(place);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// A place that nobody has, or somebody who is gone.
    private long takePlace() {
        for (int i = 0; i < PLACES; i++) {
            long place = PLACES_AT + i * PLACE_SIZE;
            if ((long) LONG.getVolatile(body, place) == ProcessStamp.NOBODY) {
                return takePlace(place);
            }
        }
        for (int i = 0; i < PLACES; i++) {
            long place = PLACES_AT + i * PLACE_SIZE;
            if (!ProcessStamp.isAlive((long) LONG.getVolatile(body, place))) {
                return takePlace(place);
            }
        }
        throw new IllegalStateException(this + " has " + PLACES + " waiters already, and no place for more");
    }

    private long takePlace(long place) {
        long ticket = (long) LONG.getVolatile(body, TICKET_AT);
        LONG.setVolatile(body, TICKET_AT, ticket + 1);
        LONG.setVolatile(body, place + TICKET, ticket);
        INT.setVolatile(body, place + NOTIFIED, 0);
        LONG.setVolatile(body, place, ProcessStamp.mine());
        return place;
    }

    private boolean isNotified(long place) {
        return (int) INT.getVolatile(body, place + NOTIFIED) != 0;
    }

    private boolean leave(long place) {
        boolean notified = isNotified(place);
        LONG.setVolatile(body, place, ProcessStamp.NOBODY);
        return notified;
    }

    /// Wakes the one who has waited longest, if anybody waits.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void notifyOne() {
        requireLock();
        try {
            long longest = longestWaiting();
            while (longest >= 0 && !ProcessStamp.isAlive((long) LONG.getVolatile(body, longest))) {
                LONG.setVolatile(body, longest, ProcessStamp.NOBODY);
                longest = longestWaiting();
            }
            if (longest >= 0) {
                wake(longest);
            }
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// @return its place, or -1
    private long longestWaiting() {
        long longest = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < PLACES; i++) {
            long place = PLACES_AT + i * PLACE_SIZE;
            long ticket = (long) LONG.getVolatile(body, place + TICKET);
            if (isWaiting(place) && ticket < least) {
                least = ticket;
                longest = place;
            }
        }
        return longest;
    }

    private boolean isWaiting(long place) {
        return (long) LONG.getVolatile(body, place) != ProcessStamp.NOBODY && !isNotified(place);
    }

    private void wake(long place) {
        INT.setVolatile(body, place + NOTIFIED, 1);
        new WaitWord(body, place + WORD, segment.parker(), segment.header().waiters()).signal();
    }

    /// Wakes all who wait.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void notifyEverybody() {
        requireLock();
        try {
            for (int i = 0; i < PLACES; i++) {
                long place = PLACES_AT + i * PLACE_SIZE;
                if (isWaiting(place)) {
                    wake(place);
                }
            }
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How many wait now, the dead among them left out as far as they were noticed.
    public int waiters() {
        int waiters = 0;
        for (int i = 0; i < PLACES; i++) {
            if (isWaiting(PLACES_AT + i * PLACE_SIZE)) {
                waiters++;
            }
        }
        return waiters;
    }

    private void requireLock() {
        if (!lock.isHeldHere()) {
            throw new IllegalMonitorStateException("this thread does not have " + lock + ", which it must for " + this);
        }
    }
}
