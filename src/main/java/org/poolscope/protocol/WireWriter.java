package org.poolscope.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.poolscope.codec.bytes.LittleEndian;

/// Collects frames to be sent. Grows as needed; not thread-safe.
///
/// The codec has bytes of its own for values, and the two stay apart: here numbers have a fixed width, so that the
/// length of a frame can be set when it is known, and whatever is wrong with what is read ends a connection
/// ([MalformedFrameException], checked); there they take as few bytes as they need, and what is wrong is one task's
/// error. What both have is in `LittleEndian`: the bytes of a number, which is where the time goes.
public final class WireWriter {

    /// The largest frame, its length field not counted. What is larger belongs into a shared segment.
    public static final int MAX_FRAME = 128 << 20;

    /// The most bytes that the values in a frame may take: leaves room for what is beside them.
    public static final int MAX_VALUES = MAX_FRAME - (1 << 20);

    static final byte VERSION = 1;
    static final int LENGTH_BYTES = Integer.BYTES;

    private byte[] bytes = new byte[512];
    private int position;
    private int frameStart;

    /// Starts a frame.
    void begin(int type) {
        frameStart = position;
        putInt(0);
        putByte(type);
        putByte(VERSION);
    }

    /// Ends the frame begun last.
    ///
    /// @throws IllegalArgumentException if it has become too large; it is then taken back
    void end() {
        int length = position - frameStart - LENGTH_BYTES;
        if (length > MAX_FRAME) {
            undo();
            throw tooLarge(length);
        }
        LittleEndian.putInt(bytes, frameStart, length);
    }

    /// Takes back what was written of the frame begun last.
    void undo() {
        position = Math.min(position, frameStart);
    }

    /// All ended frames, to be read from the buffer's position to its limit; the writer is empty afterwards, and the
    /// bytes are valid until it is written to again.
    public ByteBuffer drain() {
        ByteBuffer all = ByteBuffer.wrap(bytes, 0, position);
        position = 0;
        return all;
    }

    public boolean isEmpty() {
        return position == 0;
    }

    /// How many bytes are waiting to be drained.
    public int size() {
        return position;
    }

    void putByte(int value) {
        room(1)[position++] = (byte) value;
    }

    void putInt(int value) {
        LittleEndian.putInt(room(Integer.BYTES), position, value);
        position += Integer.BYTES;
    }

    void putLong(long value) {
        LittleEndian.putLong(room(Long.BYTES), position, value);
        position += Long.BYTES;
    }

    void putString(String value) {
        putBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void putBytes(byte[] value) {
        putInt(value.length);
        System.arraycopy(value, 0, room(value.length), position, value.length);
        position += value.length;
    }

    void putLongs(long[] values) {
        putInt(values.length);
        for (long value : values) {
            putLong(value);
        }
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
    void putRest(ByteBuffer rest) {
        int size = rest.remaining();
        rest.get(room(size), position, size);
        position += size;
    }

    private byte[] room(int more) {
        if (bytes.length - position < more) {
            grow((long) position + more);
        }
        return bytes;
    }

    private void grow(long needed) {
        long frame = needed - frameStart;
        if (frame > MAX_FRAME + (64L << 10) || needed > Integer.MAX_VALUE - 16) {
            throw tooLarge(frame);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, MAX_FRAME)));
    }

    private static IllegalArgumentException tooLarge(long bytes) {
        return new IllegalArgumentException(
                "a message may have at most " + MAX_FRAME + " bytes, not " + bytes + "; put large data into a file");
    }
}
