package org.poolscope.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.poolscope.function.CodecException;

/// Bytes that are being read, as [ByteOut] wrote them. Every length is checked against what is left before anything is
/// allocated for it. Not thread-safe.
final class ByteIn {

    private final byte[] bytes;
    private final int end;
    private int position;

    /// @param bytes is read from its position to its limit; its position stays where it is
    ByteIn(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            this.bytes = bytes.array();
            this.position = bytes.arrayOffset() + bytes.position();
        } else {
            this.bytes = new byte[bytes.remaining()];
            bytes.get(bytes.position(), this.bytes);
        }
        this.end = position + bytes.remaining();
    }

    ByteIn(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    int remaining() {
        return end - position;
    }

    int position() {
        return position;
    }

    /// Goes back to where it was before.
    void backTo(int earlier) {
        position = earlier;
    }

    int getByte() {
        return bytes[next(1)];
    }

    int getShort() {
        return LittleEndian.getShort(bytes, next(Short.BYTES));
    }

    int getInt() {
        return LittleEndian.getInt(bytes, next(Integer.BYTES));
    }

    long getLong() {
        return LittleEndian.getLong(bytes, next(Long.BYTES));
    }

    double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    long getUnsigned() {
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

    long getSigned() {
        long folded = getUnsigned();
        return folded >>> 1 ^ -(folded & 1);
    }

    /// A number that has to fit into 32 bits.
    int getSignedInt() {
        long value = getSigned();
        if (value != (int) value) {
            throw new CodecException("an int of " + value + " in what was received; its sender is broken");
        }
        return (int) value;
    }

    byte[] getBytes() {
        int size = getCount(1);
        int at = next(size);
        return Arrays.copyOfRange(bytes, at, at + size);
    }

    String getString() {
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
    int getCount(int bytesEach) {
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
    ByteBuffer buffer(long count) {
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
    void need(long count) {
        if (end - position < count) {
            throw new CodecException("what was received ends too early; its sender is broken");
        }
    }
}
