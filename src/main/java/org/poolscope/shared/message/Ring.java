package org.poolscope.shared.message;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.poolscope.shared.error.SegmentException;

/// Messages of any length in a ring of bytes. One process at a time puts and one at a time takes, each under a lock
/// that belongs to whoever uses the ring; they need not wait for one another.
///
/// ```
///    0  capacity       8   messages
///    8  size           8   of the ring, a power of two
///  128  puts           8   messages ever put, written last
///  136  tail       2 × 8   where the next begins: of an even and of an odd number of puts
///  152  seen gets      8   what the one who puts last knew of the other
///  160  seen head      8
///  168  uncounted  2 × 8   messages put that are not counted: of an even and of an odd number of puts
///  256  gets           8   messages ever taken, written last
///  264  head       2 × 8   where the first begins: of an even and of an odd number of gets
///  280  seen puts      8   what the one who takes last knew of the other
///  288  parts taken  2 × 8   messages taken that are not counted, if they were taken as parts: of an even and of an
///                          odd number of gets
///  384  ring
/// ```
///
/// A message is 4 bytes of length, 4 of a tag that is its user's, and its bytes, filled up to a multiple of 8.
/// Positions only grow; in the ring they go round.
///
/// **Killed in the middle.** Nothing counts until the number of puts or gets is written, in one step, and the position
/// that belongs to the number before is never overwritten before that. So a party that dies has either put or taken its
/// message or has done nothing, and whoever takes over its lock finds all in order.
public final class Ring {

    public static final long HEADER = 384;
    static final int OVERHEAD = 8;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final long CAPACITY_AT = 0;
    private static final long SIZE_AT = 8;
    private static final long PUTS_AT = 128;
    private static final long TAIL_AT = 136;
    private static final long SEEN_GETS_AT = 152;
    private static final long SEEN_HEAD_AT = 160;
    private static final long UNCOUNTED_AT = 168;
    private static final long GETS_AT = 256;
    private static final long HEAD_AT = 264;
    private static final long SEEN_PUTS_AT = 280;
    private static final long PARTS_TAKEN_AT = 288;

    private final MemorySegment header;
    private final MemorySegment ring;
    private final long capacity;
    private final long size;
    private final long mask;

    /// @param memory as it was [formatted][#format]
    public Ring(MemorySegment memory, String name) {
        this.header = memory;
        this.capacity = memory.get(JAVA_LONG, CAPACITY_AT);
        this.size = memory.get(JAVA_LONG, SIZE_AT);
        // Every later access is computed from these, so wrong ones must not get any further.
        if (capacity < 1 || size < OVERHEAD || Long.bitCount(size) != 1 || HEADER + size != memory.byteSize()) {
            throw new SegmentException("segment '" + name + "' is damaged: a ring of " + size
                    + " bytes in " + memory.byteSize());
        }
        this.ring = memory.asSlice(HEADER, size);
        this.mask = size - 1;
    }

    /// How many bytes a ring takes that is to hold so many.
    public static long bytesFor(long content) {
        return HEADER + Long.highestOneBit(Math.max(64, content) * 2 - 1);
    }

    public static void format(MemorySegment zeroed, long capacity) {
        zeroed.set(JAVA_LONG, CAPACITY_AT, capacity);
        zeroed.set(JAVA_LONG, SIZE_AT, zeroed.byteSize() - HEADER);
    }

    private static long room(int length) {
        return OVERHEAD + (length + 7L & -8L);
    }

    /// The longest message it can hold.
    public long maxLength() {
        return Math.min(size - OVERHEAD, Integer.MAX_VALUE - 16);
    }

    public long capacity() {
        return capacity;
    }

    /// For whoever has the lock of those who put. Whether there is room for a message.
    public boolean hasRoom(int length) {
        long puts = (long) LONG.getOpaque(header, PUTS_AT);
        long needed = (long) LONG.get(header, TAIL_AT + (puts & 1) * 8) + room(length) - size;
        if (puts - (long) LONG.get(header, SEEN_GETS_AT) < capacity
                && needed <= (long) LONG.get(header, SEEN_HEAD_AT)) {
            return true;
        }
        long gets;
        long head;
        do {
            gets = (long) LONG.getVolatile(header, GETS_AT);
            head = (long) LONG.getAcquire(header, HEAD_AT + (gets & 1) * 8);
            // If a take has ended in between, this may be the head of the next.
        } while (gets != (long) LONG.getVolatile(header, GETS_AT));
        LONG.set(header, SEEN_GETS_AT, gets);
        LONG.set(header, SEEN_HEAD_AT, head);
        return puts - gets < capacity && needed <= head;
    }

    /// For whoever has the lock of those who put, and has found room.
    public void put(int tag, byte[] bytes, int from, int length) {
        put(tag, bytes, from, length, 0);
    }

    /// The same for a part of something that is more to come of. It is not counted.
    public void putPart(int tag, byte[] bytes, int from, int length) {
        put(tag, bytes, from, length, 1);
    }

    private void put(int tag, byte[] bytes, int from, int length, int uncounted) {
        long puts = (long) LONG.getOpaque(header, PUTS_AT);
        long tail = (long) LONG.get(header, TAIL_AT + (puts & 1) * 8);
        putHeader(tail, tag, length);
        long at = tail + OVERHEAD & mask;
        int first = (int) Math.min(length, size - at);
        MemorySegment.copy(bytes, from, ring, JAVA_BYTE, at, first);
        MemorySegment.copy(bytes, from + first, ring, JAVA_BYTE, 0, length - first);
        publish(puts, tail + room(length), uncounted);
    }

    /// The same for a message that is one number.
    public void put(int tag, long value) {
        put(tag, value, 0);
    }

    /// The same for a part that is one number.
    public void putPart(int tag, long value) {
        put(tag, value, 1);
    }

    private void put(int tag, long value, int uncounted) {
        long puts = (long) LONG.getOpaque(header, PUTS_AT);
        long tail = (long) LONG.get(header, TAIL_AT + (puts & 1) * 8);
        putHeader(tail, tag, Long.BYTES);
        ring.set(JAVA_LONG, tail + OVERHEAD & mask, value);
        publish(puts, tail + OVERHEAD + Long.BYTES, uncounted);
    }

    /// The same for a message of no bytes that [#counted] leaves out.
    public void putUncounted(int tag) {
        long puts = (long) LONG.getOpaque(header, PUTS_AT);
        long tail = (long) LONG.get(header, TAIL_AT + (puts & 1) * 8);
        putHeader(tail, tag, 0);
        publish(puts, tail + OVERHEAD, 1);
    }

    private void putHeader(long tail, int tag, int length) {
        ring.set(JAVA_INT, tail & mask, length);
        ring.set(JAVA_INT, (tail & mask) + 4, tag);
    }

    private void publish(long puts, long tail, int more) {
        long uncounted = (long) LONG.get(header, UNCOUNTED_AT + (puts & 1) * 8);
        LONG.set(header, UNCOUNTED_AT + (puts + 1 & 1) * 8, uncounted + more);
        LONG.setRelease(header, TAIL_AT + (puts + 1 & 1) * 8, tail);
        LONG.setVolatile(header, PUTS_AT, puts + 1);
    }

    /// For whoever has the lock of those who put. Whether the last that was put is a part, and more is to come of it.
    public boolean endsInPart() {
        long puts = (long) LONG.getOpaque(header, PUTS_AT);
        return puts > 0 && (long) LONG.get(header, UNCOUNTED_AT + (puts & 1) * 8)
                != (long) LONG.get(header, UNCOUNTED_AT + (puts - 1 & 1) * 8);
    }

    /// For whoever has the lock of those who take. Whether there is a message.
    public boolean hasMessage() {
        long gets = (long) LONG.getOpaque(header, GETS_AT);
        if ((long) LONG.get(header, SEEN_PUTS_AT) != gets) {
            return true;
        }
        long puts = (long) LONG.getVolatile(header, PUTS_AT);
        LONG.set(header, SEEN_PUTS_AT, puts);
        return puts != gets;
    }

    private long head() {
        return (long) LONG.get(header, HEAD_AT + ((long) LONG.getOpaque(header, GETS_AT) & 1) * 8);
    }

    /// The tag of the first message, for whoever has the lock of those who take, and has found one.
    public int tag() {
        return ring.get(JAVA_INT, (head() & mask) + 4);
    }

    /// The length of the first message.
    public int length() {
        return ring.get(JAVA_INT, head() & mask);
    }

    /// The first message, which is one number.
    public long number() {
        return ring.get(JAVA_LONG, head() + OVERHEAD & mask);
    }

    /// Copies the first message.
    public void copyTo(byte[] target, int from) {
        long head = head();
        int length = length();
        long at = head + OVERHEAD & mask;
        int first = (int) Math.min(length, size - at);
        MemorySegment.copy(ring, JAVA_BYTE, at, target, from, first);
        MemorySegment.copy(ring, JAVA_BYTE, 0, target, from + first, length - first);
    }

    /// Takes the first message away, after it was read.
    public void remove() {
        long gets = (long) LONG.getOpaque(header, GETS_AT);
        long head = head() + room(length());
        LONG.setRelease(header, HEAD_AT + (gets + 1 & 1) * 8, head);
        LONG.setVolatile(header, GETS_AT, gets + 1);
    }

    /// The same where some are parts.
    ///
    /// @param part whether this is
    public void remove(boolean part) {
        long gets = (long) LONG.getOpaque(header, GETS_AT);
        long parts = (long) LONG.get(header, PARTS_TAKEN_AT + (gets & 1) * 8);
        LONG.set(header, PARTS_TAKEN_AT + (gets + 1 & 1) * 8, parts + (part ? 1 : 0));
        remove();
    }

    /// For anybody: whether something is in it that is no part, where all are removed as what they are.
    public boolean hasWhole() {
        long gets;
        long parts;
        do {
            gets = gets();
            parts = (long) LONG.getAcquire(header, PARTS_TAKEN_AT + (gets & 1) * 8);
        } while (gets != gets());
        return counted() > gets - parts;
    }

    /// For anybody, as a hint: whether there may be room for one more message. Looks at what those who put know
    /// already, before it looks at what the others write all the time.
    public boolean mayHaveRoom() {
        long puts = puts();
        return puts - (long) LONG.getOpaque(header, SEEN_GETS_AT) < capacity || puts - gets() < capacity;
    }

    /// For anybody, as a hint: whether there may be a message. Looks at what those who take know already, before it
    /// looks at what the others write all the time.
    public boolean mayHaveMessage() {
        long gets = gets();
        return (long) LONG.getOpaque(header, SEEN_PUTS_AT) > gets || puts() > gets;
    }

    /// For anybody: how many messages were ever put.
    public long puts() {
        return (long) LONG.getVolatile(header, PUTS_AT);
    }

    /// For anybody: how many messages were ever put, without those that are not counted.
    public long counted() {
        long puts;
        long uncounted;
        do {
            puts = puts();
            uncounted = (long) LONG.getAcquire(header, UNCOUNTED_AT + (puts & 1) * 8);
        } while (puts != puts());
        return puts - uncounted;
    }

    /// For anybody: how many messages were ever taken.
    public long gets() {
        return (long) LONG.getVolatile(header, GETS_AT);
    }
}
