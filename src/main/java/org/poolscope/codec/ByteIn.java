package org.poolscope.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Bytes that are being read, as [ByteOut] wrote them. Every length is checked against what is left before anything is
/// allocated for it. Not thread-safe.
final class ByteIn {

    private final ByteBuffer buffer;

    /// @param bytes is read from its position to its limit; its position stays where it is
    ByteIn(ByteBuffer bytes) {
        ByteBuffer readable = bytes.hasArray() ? bytes.duplicate() : copy(bytes);
        this.buffer = readable.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }

    int remaining() {
        return buffer.remaining();
    }

    int getByte() {
        return need(1).get();
    }

    int getShort() {
        return need(Short.BYTES).getShort();
    }

    int getInt() {
        return need(Integer.BYTES).getInt();
    }

    long getLong() {
        return need(Long.BYTES).getLong();
    }

    double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    long getUnsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = need(1).get();
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
        byte[] bytes = new byte[getCount(1)];
        buffer.get(bytes);
        return bytes;
    }

    String getString() {
        long header = getUnsigned();
        int size = checked(header >>> 1, 1);
        if ((header & 1) == 0) {
            String text = new String(buffer.array(), buffer.arrayOffset() + buffer.position(), size,
                    StandardCharsets.UTF_8);
            buffer.position(buffer.position() + size);
            return text;
        }
        char[] characters = new char[size / Character.BYTES];
        buffer.slice(buffer.position(), size).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(characters);
        buffer.position(buffer.position() + size);
        return new String(characters);
    }

    /// A number of elements that take at least so many bytes each.
    int getCount(int bytesEach) {
        return checked(getUnsigned(), bytesEach);
    }

    private int checked(long count, int bytesEach) {
        if (count < 0 || count > buffer.remaining() / bytesEach) {
            throw new CodecException("a length of " + Long.toUnsignedString(count) + " with " + buffer.remaining()
                    + " bytes left in what was received; its sender is broken");
        }
        return (int) count;
    }

    /// The buffer, which has at least so many bytes left.
    ByteBuffer need(long bytes) {
        if (buffer.remaining() < bytes) {
            throw new CodecException("what was received ends too early; its sender is broken");
        }
        return buffer;
    }
}
