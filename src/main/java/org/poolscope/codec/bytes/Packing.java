package org.poolscope.codec.bytes;

import org.jspecify.annotations.Nullable;
import org.poolscope.function.CodecException;

/// How the elements of a list, a set or an object array are written: what they all are, how many, then each.
///
/// ```
/// ANY, count, values with their tags
/// INTEGERS or LONGS, count, w, numbers of w bytes each       w is 1, 2, 4 or 8: as few as the largest one needs
/// DOUBLES, count, 8 bytes each
/// BOOLEANS, count, a byte each
/// STRINGS, count, strings
/// ```
public final class Packing {

    public static final int ANY = 0;
    public static final int INTEGERS = 1;
    public static final int LONGS = 2;
    public static final int DOUBLES = 3;
    public static final int BOOLEANS = 4;
    public static final int STRINGS = 5;

    private Packing() {}

    /// What the first elements of an array all are, if it is something that can be packed.
    public static int kind(@Nullable Object[] values, int count) {
        Object first = count == 0 ? null : values[0];
        int kind = first == null ? ANY : kind(first);
        if (kind != ANY) {
            Class<?> type = first.getClass();
            for (int i = 1; i < count; i++) {
                Object value = values[i];
                if (value == null || value.getClass() != type) {
                    return ANY;
                }
            }
        }
        return kind;
    }

    private static int kind(Object value) {
        if (value instanceof Integer) {
            return INTEGERS;
        } else if (value instanceof Long) {
            return LONGS;
        } else if (value instanceof Double) {
            return DOUBLES;
        } else if (value instanceof Boolean) {
            return BOOLEANS;
        }
        return value instanceof String ? STRINGS : ANY;
    }

    /// Writes elements that are all of a kind, their number was written already.
    public static void write(int kind, @Nullable Object[] values, int count, ByteOut out) {
        switch (kind) {
            case INTEGERS -> writeIntegers(values, count, out);
            case LONGS -> writeLongs(values, count, out);
            case DOUBLES -> {
                for (int i = 0; i < count; i++) {
                    out.putDouble((Double) values[i]);
                }
            }
            case BOOLEANS -> {
                for (int i = 0; i < count; i++) {
                    out.putByte((Boolean) values[i] ? 1 : 0);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out.putString((String) values[i]);
                }
            }
        }
    }

    /// Passes over elements that are all of a kind.
    public static void skip(int kind, ByteIn in) {
        int count = in.getCount(kind == DOUBLES ? Double.BYTES : 1);
        switch (kind) {
            case INTEGERS, LONGS -> in.buffer((long) count * in.getByte());
            case DOUBLES -> in.buffer((long) count * Double.BYTES);
            case BOOLEANS -> in.buffer(count);
            case STRINGS -> {
                for (int i = 0; i < count; i++) {
                    in.getString();
                }
            }
            default -> throw new CodecException("elements of unknown kind " + kind
                    + " in what was received; its sender is broken");
        }
    }

    private static void writeIntegers(@Nullable Object[] values, int count, ByteOut out) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            int value = (Integer) values[i];
            bits |= value ^ value >> 31;
        }
        int width = width(bits);
        out.putByte(width);
        byte[] to = out.room((long) count * width);
        int at = out.position();
        switch (width) {
            case Byte.BYTES -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = (byte) (int) (Integer) values[i];
                }
            }
            case Short.BYTES -> {
                for (int i = 0; i < count; i++) {
                    LittleEndian.putShort(to, at + i * Short.BYTES, (Integer) values[i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    LittleEndian.putInt(to, at + i * Integer.BYTES, (Integer) values[i]);
                }
            }
        }
        out.position(at + count * width);
    }

    private static void writeLongs(@Nullable Object[] values, int count, ByteOut out) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            long value = (Long) values[i];
            bits |= value ^ value >> 63;
        }
        int width = width(bits);
        out.putByte(width);
        for (int i = 0; i < count; i++) {
            long value = (Long) values[i];
            switch (width) {
                case Byte.BYTES -> out.putByte((int) value);
                case Short.BYTES -> out.putShort((int) value);
                case Integer.BYTES -> out.putInt((int) value);
                default -> out.putLong(value);
            }
        }
    }

    /// The bytes that numbers take whose bits, the sign's copies removed, are among these.
    private static int width(long bits) {
        if (bits <= Byte.MAX_VALUE) {
            return Byte.BYTES;
        } else if (bits <= Short.MAX_VALUE) {
            return Short.BYTES;
        }
        return bits <= Integer.MAX_VALUE ? Integer.BYTES : Long.BYTES;
    }
}
