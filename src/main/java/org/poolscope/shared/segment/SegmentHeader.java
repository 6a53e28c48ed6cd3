package org.poolscope.shared.segment;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.stream.IntStream;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessTable;
import org.poolscope.shared.wait.Waiters;

/// The page that says what a segment is: its first, or for a block of [Kind#MEMORY] its last, so that other programs
/// find their bytes at the beginning. Numbers are in the machine's own byte order, since a segment never leaves the
/// machine.
///
/// ```
///    0  magic         8   "POOLSCPE"; written last, so that a half-made segment is not taken for a whole one
///    8  version       4
///   12  kind          4   which object is in it
///   16  size          8   bytes of the whole segment, this page included
///   24  owner pid     8   the process that made it
///   32  owner start   8   as told by ProcessIdentity
///   40  bytes         8   of the object in it
///   48  removed       8   1 when its owner has removed it
///   56  owner         8   the same process as a ProcessStamp, which says in which namespace its pid is one
///  128  attached    512   64 ProcessStamps: who has it mapped, twice if twice
///  640  waiters    2048   who waits at it, see Waiters
/// 2688  not used
/// ```
public final class SegmentHeader {

    public static final int SIZE = 4096;

    private static final long MAGIC = 0x504F4F4C53435045L;
    private static final int VERSION = 4;
    private static final VarHandle LONG = JAVA_LONG.varHandle();

    private static final long MAGIC_AT = 0;
    private static final long VERSION_AT = 8;
    private static final long KIND_AT = 12;
    private static final long SIZE_AT = 16;
    private static final long OWNER_PID_AT = 24;
    private static final long OWNER_START_AT = 32;
    private static final long BYTES_AT = 40;
    private static final long REMOVED_AT = 48;
    private static final long OWNER_AT = 56;
    private static final long ATTACHED_AT = 128;
    private static final long WAITERS_AT = 640;
    private static final int ATTACHED_PLACES = 64;

    private final MemorySegment page;
    private final ProcessTable attached;
    private final Waiters waiters;

    SegmentHeader(MemorySegment page) {
        this.page = page;
        this.attached = new ProcessTable(page, ATTACHED_AT, Long.BYTES, ATTACHED_PLACES);
        this.waiters = new Waiters(page, WAITERS_AT);
    }

    /// The header of a segment of a kind, where it is in the whole.
    static SegmentHeader in(MemorySegment whole, Kind kind) {
        long last = (whole.byteSize() - SIZE) & -Long.BYTES;
        return new SegmentHeader(whole.asSlice(kind == Kind.MEMORY ? last : 0, SIZE));
    }

    /// The header that is there, for saying what a segment is instead of what was expected.
    static SegmentHeader find(MemorySegment whole, Kind expected) {
        SegmentHeader header = in(whole, expected);
        if (header.isOurs()) {
            return header;
        }
        SegmentHeader other = in(whole, expected == Kind.MEMORY ? Kind.COUNTER : Kind.MEMORY);
        return other.isOurs() ? other : header;
    }

    /// Marks a segment as made. Everything else in it must have been written before.
    void write(Kind kind, long size, long bytes) {
        ProcessIdentity owner = ProcessIdentity.current();
        page.set(JAVA_INT, VERSION_AT, VERSION);
        page.set(JAVA_INT, KIND_AT, kind.ordinal());
        page.set(JAVA_LONG, SIZE_AT, size);
        page.set(JAVA_LONG, OWNER_PID_AT, owner.pid());
        page.set(JAVA_LONG, OWNER_START_AT, owner.start());
        page.set(JAVA_LONG, BYTES_AT, bytes);
        page.set(JAVA_LONG, OWNER_AT, ProcessStamp.mine());
        LONG.setRelease(page, MAGIC_AT, MAGIC);
    }

    boolean isOurs() {
        return (long) LONG.getAcquire(page, MAGIC_AT) == MAGIC;
    }

    /// @param size how large the file is
    /// @throws SegmentException unless the segment is whole and of our version
    void check(String name, long size) {
        if (!isOurs()) {
            throw new SegmentException("segment '" + name + "' is not one of ours, or was never finished");
        }
        int version = page.get(JAVA_INT, VERSION_AT);
        if (version != VERSION) {
            throw new SegmentException("segment '" + name + "' has layout version " + version + ", not " + VERSION);
        }
        long whole = page.get(JAVA_LONG, SIZE_AT);
        if (whole != size) {
            throw cutShort(name, size + " of " + whole);
        }
        long bytes = bytes();
        if (bytes < 0 || bytes > size - SIZE) {
            throw new SegmentException("segment '" + name + "' is damaged: " + bytes + " bytes in a file of " + size);
        }
        kind(name);
    }

    static SegmentException cutShort(String name, String size) {
        return new SegmentException("segment '" + name + "' is cut short: " + size + " bytes");
    }

    Kind kind(String name) {
        int found = page.get(JAVA_INT, KIND_AT);
        if (found < 0 || found >= Kind.values().length) {
            throw new SegmentException("segment '" + name + "' is of an unknown kind, " + found);
        }
        return Kind.values()[found];
    }

    long bytes() {
        return page.get(JAVA_LONG, BYTES_AT);
    }

    ProcessIdentity owner() {
        return new ProcessIdentity(page.get(JAVA_LONG, OWNER_PID_AT), page.get(JAVA_LONG, OWNER_START_AT));
    }

    /// The same as a [ProcessStamp]; [ProcessStamp#NOBODY] for what another program has made.
    public long ownerStamp() {
        return page.get(JAVA_LONG, OWNER_AT);
    }

    Waiters waiters() {
        return waiters;
    }

    void markRemoved() {
        LONG.setVolatile(page, REMOVED_AT, 1L);
    }

    boolean isRemoved() {
        return (long) LONG.getVolatile(page, REMOVED_AT) != 0;
    }

    /// Lists this process among those that have the segment mapped, if there is room.
    void attach() {
        attached.enter();
    }

    /// Takes it from the list again; once, if it is there more than once.
    void detach() {
        attached.leaveOne();
    }

    /// The [ProcessStamp]s of those who have it mapped, as far as listed; the dead may be among them.
    public long[] attached() {
        return IntStream.range(0, ATTACHED_PLACES)
                .mapToLong(attached::who)
                .filter(stamp -> stamp != ProcessStamp.NOBODY)
                .distinct()
                .toArray();
    }
}
