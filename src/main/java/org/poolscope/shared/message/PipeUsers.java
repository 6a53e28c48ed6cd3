package org.poolscope.shared.message;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessTable;

/// Which processes use one end of a pipe.
///
/// ```
///    0  entries  8   how often somebody has entered
///    8  places   16 × 8   ProcessStamps
/// ```
public final class PipeUsers {

    private static final int PLACES = 16;
    private static final VarHandle LONG = JAVA_LONG.varHandle();

    private final MemorySegment body;
    private final long offset;
    private final ProcessTable places;

    public PipeUsers(MemorySegment body, long offset) {
        this.body = body;
        this.offset = offset;
        this.places = new ProcessTable(body, offset + Long.BYTES, Long.BYTES, PLACES);
    }

    /// Counted once it has a place: whoever were counted first would be taken, until it has one, for one that has left.
    ///
    /// @throws IllegalStateException if there are too many
    public void enter() {
        if (places.enter() == ProcessTable.NONE) {
            throw new IllegalStateException("the end of a pipe can be used by " + PLACES
                    + " processes at the same time, and is");
        }
        LONG.getAndAdd(body, offset, 1L);
    }

    public void leave() {
        places.leaveOne();
    }

    /// Whether somebody has used it and nobody does any more. Who was killed before it was counted has used it, too.
    ///
    /// @param evenIfKilled whether to look for processes that have ended without leaving, which takes a while
    public boolean areGone(boolean evenIfKilled) {
        long entries;
        boolean anyKilled;
        do {
            entries = entries();
            anyKilled = false;
            for (int place = 0; place < PLACES; place++) {
                long who = places.who(place);
                if (who != ProcessStamp.NOBODY) {
                    if (!evenIfKilled || ProcessStamp.isAlive(who)) {
                        return false;
                    }
                    anyKilled = true;
                }
            }
            // Somebody may have entered at a place that was seen empty, and said so to the last one that was seen.
        } while (entries != entries());
        return entries > 0 || anyKilled;
    }

    private long entries() {
        return (long) LONG.getVolatile(body, offset);
    }
}
