package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// Which processes use one end of a pipe.
///
/// ```
///    0  ever     8   1 once somebody has
///    8  places   16 × 8   ProcessStamps
/// ```
final class Holders {

    private static final int PLACES = 16;
    private static final VarHandle LONG = JAVA_LONG.varHandle();

    private final MemorySegment body;
    private final long offset;

    Holders(MemorySegment body, long offset) {
        this.body = body;
        this.offset = offset;
    }

    private long at(int place) {
        return offset + Long.BYTES + (long) place * Long.BYTES;
    }

    /// @throws IllegalStateException if there are too many
    void enter() {
        for (int place = 0; place < PLACES; place++) {
            long who = (long) LONG.getVolatile(body, at(place));
            if ((who == ProcessStamp.NOBODY || !ProcessStamp.isAlive(who))
                    && LONG.compareAndSet(body, at(place), who, ProcessStamp.mine())) {
                LONG.setVolatile(body, offset, 1L);
                return;
            }
        }
        throw new IllegalStateException("the end of a pipe can be used by " + PLACES + " processes at the same time, and is");
    }

    void leave() {
        for (int place = 0; place < PLACES; place++) {
            if (LONG.compareAndSet(body, at(place), ProcessStamp.mine(), ProcessStamp.NOBODY)) {
                return;
            }
        }
    }

    /// Whether somebody has used it and nobody does any more.
    ///
    /// @param evenIfKilled whether to look for processes that have ended without leaving, which takes a while
    boolean areGone(boolean evenIfKilled) {
        if ((long) LONG.getVolatile(body, offset) == 0) {
            return false;
        }
        for (int place = 0; place < PLACES; place++) {
            long who = (long) LONG.getVolatile(body, at(place));
            if (who != ProcessStamp.NOBODY && !(evenIfKilled && !ProcessStamp.isAlive(who))) {
                return false;
            }
        }
        return true;
    }
}
