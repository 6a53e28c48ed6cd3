package org.poolscope.shared.message;

import java.nio.ByteBuffer;
import java.util.List;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.function.Handle;
import org.poolscope.shared.error.SegmentException;

/// What a queue or pipe is given, as messages in a ring, and back. Whole numbers and bytes have a short way; everything
/// else goes through the codec, which rebuilds nothing but what belongs to the type of the queue.
///
/// @param <T> what the messages are
public final class Messages<T> {

    /// What is in a message; its tag in the ring.
    private static final int ENCODED = 0;
    private static final int INTEGER = 1;
    private static final int LONG = 2;
    private static final int BYTES = 3;
    private static final int END = 4;

    private static final byte[] NO_BYTES = {};
    private static final Packed END_MARK = new Packed(END, 0, NO_BYTES);

    private final Class<T> type;
    private final AllowedTypes allowed;
    private final String where;

    public Messages(Class<T> type, String where, Class<? extends Handle> handles) {
        if (type.isPrimitive()) {
            throw new IllegalArgumentException(where + " cannot be for messages of type " + type
                    + ": use its class, as in Integer.class");
        }
        this.type = type;
        this.allowed = AllowedTypes.of(List.of(type, handles));
        this.where = where;
    }

    /// One message, before it is put.
    ///
    /// @param number of those that are one
    /// @param bytes  of all others
    public record Packed(int tag, long number, byte[] bytes) {

        private boolean isNumber() {
            return tag == INTEGER || tag == LONG;
        }

        public int length() {
            return isNumber() ? Long.BYTES : bytes.length;
        }

        /// All of it as bytes, for a pipe.
        public byte[] toBytes() {
            return isNumber() ? ByteBuffer.allocate(Long.BYTES).putLong(number).array() : bytes;
        }

        void putInto(Ring ring) {
            if (isNumber()) {
                ring.put(tag, number);
            } else if (tag == END) {
                ring.putUncounted(tag);
            } else {
                ring.put(tag, bytes, 0, bytes.length);
            }
        }
    }

    /// Bytes that the codec has made.
    private record Encoded(byte[] bytes) {}

    public Class<T> type() {
        return type;
    }

    public static Packed endMark() {
        return END_MARK;
    }

    public static boolean isEndMark(Object taken) {
        return taken == END_MARK;
    }

    /// @throws IllegalArgumentException if it cannot be sent
    public Packed pack(T value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(where + " takes a " + type.getName() + ", not a "
                    + value.getClass().getName());
        }
        return switch (value) {
            case Long number -> new Packed(LONG, number, NO_BYTES);
            case Integer number -> new Packed(INTEGER, number, NO_BYTES);
            case byte[] bytes -> new Packed(BYTES, 0, bytes);
            default -> new Packed(ENCODED, 0, encode(value));
        };
    }

    private byte[] encode(T value) {
        try {
            return ValueEncoder.encode(value, allowed);
        } catch (CodecException e) {
            throw new IllegalArgumentException(where + " cannot take this: " + e.getMessage(), e);
        }
    }

    /// The first message of a ring, to be unpacked when its lock is released.
    public static Object read(Ring ring) {
        int tag = ring.tag();
        return switch (tag) {
            case LONG -> ring.number();
            case INTEGER -> (int) ring.number();
            case END -> END_MARK;
            default -> {
                byte[] bytes = new byte[ring.length()];
                ring.copyTo(bytes, 0);
                yield tag == BYTES ? bytes : new Encoded(bytes);
            }
        };
    }

    /// What came through a pipe.
    ///
    /// @throws SegmentException if it is not of the type
    public T unpack(int tag, byte[] bytes) {
        return unpack(switch (tag) {
            case LONG -> ByteBuffer.wrap(bytes).getLong();
            case INTEGER -> (int) ByteBuffer.wrap(bytes).getLong();
            case BYTES -> bytes;
            default -> new Encoded(bytes);
        });
    }

    /// @throws SegmentException if it is not of the type
    public T unpack(Object taken) {
        Object value = taken instanceof Encoded(byte[] bytes) ? decode(bytes) : taken;
        if (!type.isInstance(value)) {
            throw new SegmentException(where + " gave a " + value.getClass().getName() + ", and a " + type.getName()
                    + " was expected; was it made for another type?");
        }
        return type.cast(value);
    }

    private Object decode(byte[] bytes) {
        try {
            Object value = ValueDecoder.read(ByteBuffer.wrap(bytes), allowed);
            if (value == null) {
                throw new SegmentException(where + " gave nothing where a message was expected");
            }
            return value;
        } catch (CodecException e) {
            var failure = new SegmentException(where + " gave a message that cannot be rebuilt: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }
}
