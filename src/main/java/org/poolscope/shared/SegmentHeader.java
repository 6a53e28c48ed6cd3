package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Locale;

/// The bytes every segment begins with, whatever is in it. Numbers are in the machine's own byte order, since a segment
/// never leaves the machine.
///
/// ```
///    0  magic       8   "POOLSCPE"; written last, so that a half-made segment is not taken for a whole one
///    8  version     4
///   12  kind        4   which object is in it
///   16  size        8   bytes of the whole segment, this header included
///   24  owner pid   8   the process that made it
///   32  owner start 8   as told by ProcessIdentity
///   40  not used   88
///  128  the object's own layout
/// ```
final class SegmentHeader {

    static final int SIZE = 128;

    private static final long MAGIC = 0x504F4F4C53435045L;
    private static final int VERSION = 1;
    private static final VarHandle LONG = JAVA_LONG.varHandle();

    private static final long MAGIC_AT = 0;
    private static final long VERSION_AT = 8;
    private static final long KIND_AT = 12;
    private static final long SIZE_AT = 16;
    private static final long OWNER_PID_AT = 24;
    private static final long OWNER_START_AT = 32;

    /// What is in a segment. The order is part of the layout.
    enum Kind {
        COUNTER, QUEUE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private SegmentHeader() {}

    /// Marks a segment as made. Everything else in it must have been written before.
    static void write(MemorySegment segment, Kind kind, ProcessIdentity owner) {
        segment.set(JAVA_INT, VERSION_AT, VERSION);
        segment.set(JAVA_INT, KIND_AT, kind.ordinal());
        segment.set(JAVA_LONG, SIZE_AT, segment.byteSize());
        segment.set(JAVA_LONG, OWNER_PID_AT, owner.pid());
        segment.set(JAVA_LONG, OWNER_START_AT, owner.start());
        LONG.setRelease(segment, MAGIC_AT, MAGIC);
    }

    /// @throws SegmentException unless the segment is whole, of our version and of the kind
    static void check(MemorySegment segment, String name, Kind expected) {
        if (segment.byteSize() < SIZE) {
            throw new SegmentException("segment '" + name + "' is cut short: " + segment.byteSize() + " bytes");
        }
        if ((long) LONG.getAcquire(segment, MAGIC_AT) != MAGIC) {
            throw new SegmentException("segment '" + name + "' is not one of ours, or was never finished");
        }
        int version = segment.get(JAVA_INT, VERSION_AT);
        if (version != VERSION) {
            throw new SegmentException("segment '" + name + "' has layout version " + version + ", not " + VERSION);
        }
        checkKind(segment.get(JAVA_INT, KIND_AT), name, expected);
        long size = segment.get(JAVA_LONG, SIZE_AT);
        if (size != segment.byteSize()) {
            throw new SegmentException("segment '" + name + "' is cut short: " + segment.byteSize() + " of " + size
                    + " bytes");
        }
    }

    private static void checkKind(int found, String name, Kind expected) {
        if (found != expected.ordinal()) {
            String what = found >= 0 && found < Kind.values().length ? "a " + Kind.values()[found] : "of kind " + found;
            throw new SegmentException("segment '" + name + "' is " + what + ", not a " + expected);
        }
    }
}
