package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessTable;

/// Who waits at a shared object: a table in its segment, for the eyes of whoever watches. Nobody's waiting depends on
/// it.
///
/// ```
///    0  who     8   a ProcessStamp, or 0
///    8  thread  8   its number in that process
///   16  since   8   System.nanoTime, which all processes of a machine have in common on Linux
///   24  for     8   what for: 1 for the first Purpose, and so on; 0 while that is not told yet
///   32  the next …
/// ```
///
/// Whoever finds no free place waits without being listed. The place of a process that was killed is given to the next.
public final class Waiters {

    /// How many are listed at most.
    private static final int PLACES = 64;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long PLACE_SIZE = 32;
    private static final long THREAD = 8;
    private static final long SINCE = 16;
    private static final long FOR = 24;

    private final MemorySegment segment;
    private final ProcessTable places;

    /// What somebody waits for. The order is part of the layout.
    public enum Purpose { ACQUIRE, PUT, TAKE, JOIN, SEND, RECEIVE, EVENT, NOTIFICATION, PARTIES }

    /// One who waits.
    ///
    /// @param who   a [ProcessStamp]
    /// @param since by [System#nanoTime]
    public record Waiter(long who, long thread, long since, Purpose purpose) {}

    public Waiters(MemorySegment segment, long offset) {
        this.segment = segment;
        this.places = new ProcessTable(segment, offset, PLACE_SIZE, PLACES);
    }

    /// Lists this thread.
    ///
    /// @return its place, for [#leave]
    int enter(Purpose purpose) {
        int place = places.enter();
        if (place != ProcessTable.NONE) {
            long at = places.at(place);
            LONG.set(segment, at + THREAD, Thread.currentThread().threadId());
            LONG.set(segment, at + SINCE, System.nanoTime());
            LONG.setRelease(segment, at + FOR, purpose.ordinal() + 1L);
        }
        return place;
    }

    void leave(int place) {
        if (place == ProcessTable.NONE) {
            return;
        }
        try {
            LONG.set(segment, places.at(place) + FOR, 0L);
            places.leave(place);
        } catch (IllegalStateException _) {
            // This process has closed the object meanwhile, and gives its places back with it.
        }
    }

    /// How long the one has waited who has waited longest.
    long longestNanos(long now) {
        return list().stream().mapToLong(waiter -> now - waiter.since()).max().orElse(0);
    }

    /// Those who wait now, as far as listed; the dead may be among them.
    public List<Waiter> list() {
        List<Waiter> list = List.of();
        for (int place = 0; place < PLACES; place++) {
            long at = places.at(place);
            long who = places.who(place);
            long purpose = (long) LONG.getAcquire(segment, at + FOR);
            if (who != ProcessStamp.NOBODY && purpose > 0 && purpose <= Purpose.values().length) {
                if (list.isEmpty()) {
                    list = new ArrayList<>();
                }
                list.add(new Waiter(who, (long) LONG.get(segment, at + THREAD), (long) LONG.get(segment, at + SINCE),
                        Purpose.values()[(int) purpose - 1]));
            }
        }
        return list;
    }
}
