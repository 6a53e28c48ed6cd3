package org.poolscope.codec.bytes;

/// Numbers in arrays of bytes, low byte first.
///
/// By hand, for this is in every step of a tiny task, and a `ByteBuffer` asks at each number whether its memory is
/// still there: the compiler takes many times as long for that, which is what the first calls of a fresh pool wait for.
/// A var handle would take as long to link when it is first used.
public final class LittleEndian {

    private static final int LOW = 0xFF;

    private LittleEndian() {}

    /// @throws ArrayIndexOutOfBoundsException if the array does not hold all of the number, as all here do
    public static short getShort(byte[] bytes, int at) {
        return (short) (bytes[at] & LOW | bytes[at + 1] << 8);
    }

    public static int getInt(byte[] bytes, int at) {
        return bytes[at] & LOW | (bytes[at + 1] & LOW) << 8 | (bytes[at + 2] & LOW) << 16 | bytes[at + 3] << 24;
    }

    public static long getLong(byte[] bytes, int at) {
        return getInt(bytes, at) & 0xFFFF_FFFFL | (long) getInt(bytes, at + Integer.BYTES) << 32;
    }

    public static void putShort(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    public static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        bytes[at + 2] = (byte) (value >> 16);
        bytes[at + 3] = (byte) (value >> 24);
    }

    public static void putLong(byte[] bytes, int at, long value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        bytes[at + 2] = (byte) (value >> 16);
        bytes[at + 3] = (byte) (value >> 24);
        bytes[at + 4] = (byte) (value >> 32);
        bytes[at + 5] = (byte) (value >> 40);
        bytes[at + 6] = (byte) (value >> 48);
        bytes[at + 7] = (byte) (value >> 56);
    }
}
