package org.poolscope.shared.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// A table of processes in a segment, of a fixed number of places, its slots: each begins with a [ProcessStamp], 0 if
/// it is free, and what follows is its user's. The place of a process that was killed is given to the next.
public final class ProcessTable {

    /// The place of whoever has found none.
    public static final int NONE = -1;

    private static final VarHandle LONG = JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private final long offset;
    private final long stride;
    private final int count;

    /// @param stride from the beginning of one place to that of the next
    public ProcessTable(MemorySegment memory, long offset, long stride, int count) {
        this.memory = memory;
        this.offset = offset;
        this.stride = stride;
        this.count = count;
    }

    public int count() {
        return count;
    }

    /// Where a place begins in the segment.
    public long at(int place) {
        return offset + place * stride;
    }

    /// Who has a place, as a [ProcessStamp].
    public long who(int place) {
        return (long) LONG.getVolatile(memory, at(place));
    }

    /// Enters this process, once more if it has a place already.
    ///
    /// @return its place, or [#NONE]
    public int enter() {
        for (int place = 0; place < count; place++) {
            if (who(place) == ProcessStamp.NOBODY && replace(place, ProcessStamp.NOBODY, ProcessStamp.mine())) {
                return place;
            }
        }
        for (int place = 0; place < count; place++) {
            long who = who(place);
            if (who != ProcessStamp.mine() && !ProcessStamp.isAlive(who) && replace(place, who, ProcessStamp.mine())) {
                return place;
            }
        }
        return NONE;
    }

    /// Gives a place back; does nothing for [#NONE].
    public void leave(int place) {
        if (place != NONE) {
            LONG.setVolatile(memory, at(place), ProcessStamp.NOBODY);
        }
    }

    /// Gives one of this process's places back, whichever.
    public void leaveOne() {
        for (int place = 0; place < count; place++) {
            if (who(place) == ProcessStamp.mine() && replace(place, ProcessStamp.mine(), ProcessStamp.NOBODY)) {
                return;
            }
        }
    }

    private boolean replace(int place, long who, long by) {
        return LONG.compareAndSet(memory, at(place), who, by);
    }
}
