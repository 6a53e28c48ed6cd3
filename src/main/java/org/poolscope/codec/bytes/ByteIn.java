package org.poolscope.codec.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.poolscope.function.CodecException;

/// Bytes that are being read, as [ByteOut] wrote them. Every length is checked against what is left before anything is
/// allocated for it. Not thread-safe.
public final class ByteIn {

    private final byte[] bytes;
    private final int end;
    private int position;

    /// @param bytes is read from its position to its limit; its position stays where it is
    public ByteIn(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            this.bytes = bytes.array();
            this.position = bytes.arrayOffset() + bytes.position();
        } else {
            this.bytes = new byte[bytes.remaining()];
            bytes.get(bytes.position(), this.bytes);
        }
        this.end = position + bytes.remaining();
    }

    public ByteIn(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    public int remaining() {
        return end - position;
    }

    public int position() {
        return position;
    }

    /// Goes back to where it was before.
    public void backTo(int earlier) {
        position = earlier;
    }

    public int getByte() {
        return bytes[next(1)];
    }

    public int getShort() {
        return LittleEndian.getShort(bytes, next(Short.BYTES));
    }

    public int getInt() {
        return LittleEndian.getInt(bytes, next(Integer.BYTES));
    }

    public long getLong() {
        return LittleEndian.getLong(bytes, next(Long.BYTES));
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    public long getUnsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = getByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CodecException("a number of more than 64 bits in what was received; its sender is broken");
    }

    public long getSigned() {
        long folded = getUnsigned();
        return folded >>> 1 ^ -(folded & 1);
    }

    /// A number that has to fit into 32 bits.
    public int getSignedInt() {
        long value = getSigned();
        if (value != (int) value) {
            throw new CodecException("an int of " + value + " in what was received; its sender is broken");
        }
        return (int) value;
    }

    public byte[] getBytes() {
        int size = getCount(1);
        int at = next(size);
        return Arrays.copyOfRange(bytes, at, at + size);
    }

    public String getString() {
        long header = getUnsigned();
        int size = checked(header >>> 1, 1);
        if ((header & 1) == 0) {
            return new String(bytes, next(size), size, StandardCharsets.UTF_8);
        }
        char[] characters = new char[size / Character.BYTES];
        buffer(size).asCharBuffer().get(characters);
        return new String(characters);
    }

    /// A number of elements that take at least so many bytes each.
    public int getCount(int bytesEach) {
        return checked(getUnsigned(), bytesEach);
    }

    private int checked(long count, int bytesEach) {
        if (count < 0 || count > remaining() / bytesEach) {
            throw new CodecException("a length of " + Long.toUnsignedString(count) + " with " + remaining()
                    + " bytes left in what was received; its sender is broken");
        }
        return (int) count;
    }

    /// Passes over so many bytes, which there are, and returns them, to be read in one piece.
    public ByteBuffer buffer(long count) {
        return ByteBuffer.wrap(bytes, next(count), (int) count).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Passes over so many bytes.
    ///
    /// @return where they begin
    private int next(long count) {
        need(count);
        int at = position;
        position += (int) count;
        return at;
    }

    /// Says that at least so many bytes are left.
    public void need(long count) {
        if (end - position < count) {
            throw new CodecException("what was received ends too early; its sender is broken");
        }
    }
}
