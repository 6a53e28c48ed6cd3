package org.poolscope.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Collects frames to be sent. Grows as needed; not thread-safe.
public final class WireWriter {

    /// The largest frame, its length field not counted. What is larger belongs into a shared segment.
    public static final int MAX_FRAME = 128 << 20;

    /// The most bytes that the values in a frame may take: leaves room for what is beside them.
    public static final int MAX_VALUES = MAX_FRAME - (1 << 20);

    static final byte VERSION = 1;
    static final int LENGTH_BYTES = Integer.BYTES;

    private ByteBuffer buffer = ByteBuffer.allocate(512);
    private int frameStart;

    /// Starts a frame.
    void begin(int type) {
        frameStart = buffer.position();
        putInt(0);
        putByte(type);
        putByte(VERSION);
    }

    /// Ends the frame begun last.
    ///
    /// @throws IllegalArgumentException if it has become too large; it is then taken back
    void end() {
        int length = buffer.position() - frameStart - LENGTH_BYTES;
        if (length > MAX_FRAME) {
            undo();
            throw tooLarge(length);
        }
        buffer.putInt(frameStart, length);
    }

    /// Takes back what was written of the frame begun last.
    void undo() {
        buffer.position(Math.min(buffer.position(), frameStart));
    }

    /// All ended frames, to be read from the buffer's position to its limit; the writer is empty afterwards, and the
    /// bytes are valid until it is written to again.
    public ByteBuffer drain() {
        ByteBuffer bytes = buffer.duplicate().flip();
        buffer.clear();
        return bytes;
    }

    public boolean isEmpty() {
        return buffer.position() == 0;
    }

    /// How many bytes are waiting to be drained.
    public int size() {
        return buffer.position();
    }

    void putByte(int value) {
        room(1).put((byte) value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putString(String value) {
        putBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void putBytes(byte[] value) {
        putInt(value.length);
        room(value.length).put(value);
    }

    void putLongs(long[] values) {
        putInt(values.length);
        ByteBuffer out = room((long) values.length * Long.BYTES);
        out.asLongBuffer().put(values);
        out.position(out.position() + values.length * Long.BYTES);
    }

    void putInts(int[] values) {
        putInt(values.length);
        for (int value : values) {
            putInt(value);
        }
    }

    void putTexts(List<String> texts) {
        putInt(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            putString(texts.get(i));
        }
    }

    /// Bytes without their number: the last thing in a frame.
    void putRest(ByteBuffer bytes) {
        room(bytes.remaining()).put(bytes);
    }

    private ByteBuffer room(long bytes) {
        long needed = buffer.position() + bytes;
        if (needed > buffer.capacity()) {
            long frame = needed - frameStart;
            if (frame > MAX_FRAME + (64L << 10) || needed > Integer.MAX_VALUE - 16) {
                throw tooLarge(frame);
            }
            int capacity = (int) Math.max(needed, Math.min(2L * buffer.capacity(), MAX_FRAME));
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
        }
        return buffer;
    }

    private static IllegalArgumentException tooLarge(long bytes) {
        return new IllegalArgumentException(
                "a message may have at most " + MAX_FRAME + " bytes, not " + bytes + "; put large data into a file");
    }
}
