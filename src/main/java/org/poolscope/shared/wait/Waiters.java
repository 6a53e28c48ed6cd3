package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.shared.ProcessStamp;

/// Who waits at a shared object: a table in its segment, for the eyes of whoever watches. Nobody's waiting depends on it.
///
/// ```
///    0  who     8   a ProcessStamp, or 0
///    8  thread  8   its number in that process
///   16  since   8   System.nanoTime, which all processes of a machine have in common on Linux
///   24  for     8   what for, see Purpose
///   32  the next …
/// ```
///
/// Whoever finds no free place waits without being listed. The place of a process that was killed is given to the next.
public final class Waiters {

    /// How many are listed at most.
    public static final int PLACES = 64;
    public static final long SIZE = PLACES * 32L;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long PLACE_SIZE = 32;
    private static final long THREAD = 8;
    private static final long SINCE = 16;
    private static final long FOR = 24;
    private static final int UNLISTED = -1;

    private final MemorySegment segment;
    private final long offset;

    /// What somebody waits for. The order is part of the layout.
    public enum Purpose {
        NOTHING, ACQUIRE, PUT, TAKE, JOIN, SEND, RECEIVE, EVENT, NOTIFICATION, PARTIES;

        public String inWords() {
            return switch (this) {
                case NOTHING -> "nothing";
                case ACQUIRE -> "to acquire it";
                case PUT -> "to put";
                case TAKE -> "to take";
                case JOIN -> "for all to be done";
                case SEND -> "to send";
                case RECEIVE -> "to receive";
                case EVENT -> "for it to be set";
                case NOTIFICATION -> "to be notified";
                case PARTIES -> "for the others";
            };
        }
    }

    /// One who waits.
    ///
    /// @param who   a [ProcessStamp]
    /// @param since by [System#nanoTime]
    public record Waiter(long who, long thread, long since, Purpose purpose) {}

    public Waiters(MemorySegment segment, long offset) {
        this.segment = segment;
        this.offset = offset;
    }

    /// Lists this thread.
    ///
    /// @return its place, for [#leave]
    int enter(Purpose purpose) {
        for (int place = 0; place < PLACES; place++) {
            long at = offset + place * PLACE_SIZE;
            if ((long) LONG.getVolatile(segment, at) == ProcessStamp.NOBODY && take(at, ProcessStamp.NOBODY, purpose)) {
                return place;
            }
        }
        return enterForTheDead(purpose);
    }

    private int enterForTheDead(Purpose purpose) {
        for (int place = 0; place < PLACES; place++) {
            long at = offset + place * PLACE_SIZE;
            long who = (long) LONG.getVolatile(segment, at);
            if (who != ProcessStamp.mine() && !ProcessStamp.isAlive(who) && take(at, who, purpose)) {
                return place;
            }
        }
        return UNLISTED;
    }

    private boolean take(long at, long from, Purpose purpose) {
        if (!LONG.compareAndSet(segment, at, from, ProcessStamp.mine())) {
            return false;
        }
        LONG.set(segment, at + THREAD, Thread.currentThread().threadId());
        LONG.set(segment, at + SINCE, System.nanoTime());
        LONG.setRelease(segment, at + FOR, (long) purpose.ordinal());
        return true;
    }

    void leave(int place) {
        if (place != UNLISTED) {
            long at = offset + place * PLACE_SIZE;
            LONG.set(segment, at + FOR, 0L);
            LONG.setRelease(segment, at, ProcessStamp.NOBODY);
        }
    }

    /// Those who wait now, as far as listed; the dead may be among them.
    public List<Waiter> list() {
        List<Waiter> list = List.of();
        for (int place = 0; place < PLACES; place++) {
            long at = offset + place * PLACE_SIZE;
            long who = (long) LONG.getVolatile(segment, at);
            long purpose = (long) LONG.getAcquire(segment, at + FOR);
            if (who != ProcessStamp.NOBODY && purpose > 0 && purpose < Purpose.values().length) {
                if (list.isEmpty()) {
                    list = new ArrayList<>();
                }
                list.add(new Waiter(who, (long) LONG.get(segment, at + THREAD), (long) LONG.get(segment, at + SINCE),
                        Purpose.values()[(int) purpose]));
            }
        }
        return list;
    }
}
