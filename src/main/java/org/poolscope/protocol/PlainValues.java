package org.poolscope.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plain values as bytes: a tag, then the value. Only what is listed here is ever rebuilt.
final class PlainValues {

    /// Deeper nesting is refused, so that bytes from a broken worker cannot overflow the parent's stack.
    private static final int MAX_DEPTH = 64;

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int LONG = 3;
    private static final int DOUBLE = 4;
    private static final int STRING = 5;
    private static final int LONGS = 6;
    private static final int DOUBLES = 7;
    private static final int BYTES = 8;
    private static final int LIST = 9;
    private static final int MAP = 10;

    private PlainValues() {}

    /// @throws IllegalArgumentException if the value, or one inside it, is not a plain one
    static void write(@Nullable Object value, WireWriter out) {
        write(value, out, 0);
    }

    private static void write(@Nullable Object value, WireWriter out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("values may be nested " + MAX_DEPTH + " deep at most");
        }
        switch (value) {
            case null -> out.putByte(NULL);
            case Boolean b -> out.putByte(b ? TRUE : FALSE);
            case Long n -> tagged(out, LONG).putLong(n);
            case Integer n -> tagged(out, LONG).putLong(n);
            case Double d -> tagged(out, DOUBLE).putDouble(d);
            case String s -> tagged(out, STRING).putString(s);
            case long[] a -> tagged(out, LONGS).putLongs(a);
            case double[] a -> tagged(out, DOUBLES).putDoubles(a);
            case byte[] a -> tagged(out, BYTES).putBytes(a);
            case List<?> list -> {
                tagged(out, LIST).putInt(list.size());
                list.forEach(element -> write(element, out, depth + 1));
            }
            case Map<?, ?> map -> {
                tagged(out, MAP).putInt(map.size());
                map.forEach((key, element) -> {
                    out.putString(key(key));
                    write(element, out, depth + 1);
                });
            }
            default -> throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " is not a plain value and cannot be sent: " + value);
        }
    }

    private static String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the keys of a map that is sent must be texts, and one is " + key);
    }

    private static WireWriter tagged(WireWriter out, int tag) {
        out.putByte(tag);
        return out;
    }

    static @Nullable Object read(WireReader in) throws MalformedFrameException {
        return read(in, 0);
    }

    private static @Nullable Object read(WireReader in, int depth) throws MalformedFrameException {
        if (depth > MAX_DEPTH) {
            throw new MalformedFrameException("values nested more than " + MAX_DEPTH + " deep");
        }
        int tag = in.getByte();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> Boolean.FALSE;
            case TRUE -> Boolean.TRUE;
            case LONG -> in.getLong();
            case DOUBLE -> in.getDouble();
            case STRING -> in.getString();
            case LONGS -> in.getLongs();
            case DOUBLES -> in.getDoubles();
            case BYTES -> in.getBytes();
            case LIST -> list(in, depth);
            case MAP -> map(in, depth);
            default -> throw new MalformedFrameException("a value of unknown kind " + tag);
        };
    }

    private static List<@Nullable Object> list(WireReader in, int depth) throws MalformedFrameException {
        int size = in.getCount(1);
        var list = new ArrayList<@Nullable Object>(size);
        for (int i = 0; i < size; i++) {
            list.add(read(in, depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(WireReader in, int depth) throws MalformedFrameException {
        int size = in.getCount(Integer.BYTES + 1);
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < size; i++) {
            map.put(in.getString(), read(in, depth + 1));
        }
        return map;
    }
}
