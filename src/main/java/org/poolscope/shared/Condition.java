package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessTable;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// A place to wait, under a [SharedLock], until another process says that something has changed.
///
/// Every waiter has a place of its own to be woken at, so that a notification goes to exactly one, the one who has
/// waited longest, and never to a process that was killed or has given up. All of this is changed under the lock alone.
/// Whoever comes back from waiting and wants to know whether somebody has died with the lock meanwhile asks
/// [SharedLock#isInherited].
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
    private static final long LOOK_NANOS = 100_000_000;
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
    private final ProcessTable places;
    private final SharedLock lock;

    Condition(Segment segment, SharedLock lock) {
        super(segment);
        this.body = segment.body();
        this.places = new ProcessTable(body, PLACES_AT, PLACE_SIZE, PLACES);
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

    /// The lock to have for every method here.
    public SharedLock lock() {
        return lock;
    }

    /// Releases the lock, waits to be notified, and acquires it again.
    ///
    /// @throws InterruptedException         if interrupted while waiting; this thread has the lock again
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void await() throws InterruptedException {
        await(WaitWord.FOR_EVER);
    }

    /// Releases the lock, waits to be notified for a while at most, and acquires it again.
    ///
    /// @return whether it was notified
    /// @throws InterruptedException         if interrupted while waiting; this thread has the lock again
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public boolean await(Duration timeout) throws InterruptedException {
        return await(NANOSECONDS.convert(timeout));
    }

    /// Waits until something is so: asks at once and after every notification, with the lock.
    ///
    /// @return whether it is so; false when the time is over
    /// @throws InterruptedException         if interrupted while waiting; this thread has the lock again
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public boolean awaitUntil(BooleanSupplier so, Duration timeout) throws InterruptedException {
        long nanos = NANOSECONDS.convert(timeout);
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
            int place = takePlace();
            int holds = lock.releaseWholly();
            try {
                word(place).await(new Notification(place), nanos, Purpose.NOTIFICATION);
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

    /// Waits to be notified, and now and then passes on what came for somebody who was killed before he could make use
    /// of it.
    private final class Notification implements WaitWord.Attempt {

        private final int place;
        private long looked = System.nanoTime();

        Notification(int place) {
            this.place = place;
        }

        @Override
        public boolean succeeds() {
            if (!isNotified(place) && System.nanoTime() - looked > LOOK_NANOS) {
                looked = System.nanoTime();
                passOn();
            }
            return isNotified(place);
        }

        private void passOn() {
            if (isAnyNotifiedInVain() && lock.tryAcquire()) {
                try {
                    IntStream.range(0, PLACES).filter(Condition.this::isNotifiedInVain).forEach(dead -> {
                        places.leave(dead);
                        notifyOne();
                    });
                } finally {
                    lock.release();
                }
            }
        }
    }

    private boolean isAnyNotifiedInVain() {
        return IntStream.range(0, PLACES).anyMatch(this::isNotifiedInVain);
    }

    private boolean isNotifiedInVain(int place) {
        long who = places.who(place);
        return who != ProcessStamp.NOBODY && isNotified(place) && !ProcessStamp.isAlive(who);
    }

    private int takePlace() {
        int place = places.enter();
        if (place == ProcessTable.NONE) {
            throw new IllegalStateException(this + " has " + PLACES + " waiters already, and no place for more");
        }
        long ticket = (long) LONG.getVolatile(body, TICKET_AT);
        LONG.setVolatile(body, TICKET_AT, ticket + 1);
        LONG.setVolatile(body, places.at(place) + TICKET, ticket);
        INT.setVolatile(body, places.at(place) + NOTIFIED, 0);
        return place;
    }

    private boolean isNotified(int place) {
        return (int) INT.getVolatile(body, places.at(place) + NOTIFIED) != 0;
    }

    private boolean leave(int place) {
        boolean notified = isNotified(place);
        places.leave(place);
        return notified;
    }

    /// Wakes the one who has waited longest, if anybody waits.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void notifyOne() {
        requireLock();
        try {
            int longest = longestWaiting();
            while (longest != ProcessTable.NONE && !ProcessStamp.isAlive(places.who(longest))) {
                places.leave(longest);
                longest = longestWaiting();
            }
            if (longest != ProcessTable.NONE) {
                wake(longest);
            }
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    private int longestWaiting() {
        return waitingPlaces().boxed()
                .min(Comparator.comparingLong(place -> (long) LONG.getVolatile(body, places.at(place) + TICKET)))
                .orElse(ProcessTable.NONE);
    }

    private IntStream waitingPlaces() {
        return IntStream.range(0, PLACES).filter(place -> places.who(place) != ProcessStamp.NOBODY
                && !isNotified(place));
    }

    private void wake(int place) {
        INT.setVolatile(body, places.at(place) + NOTIFIED, 1);
        word(place).signal();
    }

    private WaitWord word(int place) {
        return new WaitWord(body, places.at(place) + WORD, segment.parker(), segment.waiters());
    }

    /// Wakes all who wait.
    ///
    /// @throws IllegalMonitorStateException if this thread does not have the lock
    public void notifyEverybody() {
        requireLock();
        try {
            waitingPlaces().forEach(this::wake);
        } catch (IllegalStateException | InternalError e) {
            throw segment.explain(e);
        }
    }

    /// How many wait now, the dead among them left out as far as they were noticed.
    public int waiters() {
        return read(() -> (int) waitingPlaces().count());
    }

    private void requireLock() {
        if (!lock.isHeldHere()) {
            throw new IllegalMonitorStateException("this thread does not have " + lock + ", which it must for " + this);
        }
    }
}
