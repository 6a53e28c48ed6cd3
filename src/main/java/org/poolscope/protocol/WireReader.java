package org.poolscope.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.poolscope.codec.bytes.LittleEndian;

/// Reads one frame's body, as a [WireWriter] wrote it. Every length is checked against what is left before anything is
/// allocated for it.
final class WireReader {

    private final int type;
    private final byte[] bytes;
    private final int end;
    private int position;

    /// @param bytes hold the body from a position to an end
    WireReader(int type, byte[] bytes, int position, int end) {
        this.type = type;
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    int type() {
        return type;
    }

    /// Says that the value is complete.
    void end() throws MalformedFrameException {
        if (position < end) {
            throw new MalformedFrameException(end - position + " bytes too many in a frame of type " + type);
        }
    }

    int getByte() throws MalformedFrameException {
        return bytes[next(1)];
    }

    int getInt() throws MalformedFrameException {
        return LittleEndian.getInt(bytes, next(Integer.BYTES));
    }

    long getLong() throws MalformedFrameException {
        return LittleEndian.getLong(bytes, next(Long.BYTES));
    }

    String getString() throws MalformedFrameException {
        int size = getCount(1);
        return new String(bytes, next(size), size, StandardCharsets.UTF_8);
    }

    byte[] getBytes() throws MalformedFrameException {
        int size = getCount(1);
        int at = next(size);
        return Arrays.copyOfRange(bytes, at, at + size);
    }

    long[] getLongs() throws MalformedFrameException {
        long[] values = new long[getCount(Long.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = getLong();
        }
        return values;
    }

    int[] getInts() throws MalformedFrameException {
        int[] values = new int[getCount(Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = getInt();
        }
        return values;
    }

    List<String> getTexts() throws MalformedFrameException {
        int size = getCount(Integer.BYTES);
        if (size == 0) {
            return List.of();
        }
        var texts = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            texts.add(getString());
        }
        return texts;
    }

    Attachments getAttachments() throws MalformedFrameException {
        List<String> names = getTexts();
        return names.isEmpty() ? Attachments.NONE : new Attachments(names);
    }

    /// All that is left of the frame, valid as long as the frame is.
    ByteBuffer getRest() {
        ByteBuffer rest = ByteBuffer.wrap(bytes, position, end - position);
        position = end;
        return rest;
    }

    /// A number of elements that take at least so many bytes each.
    int getCount(int bytesEach) throws MalformedFrameException {
        int count = getInt();
        if (count < 0 || (long) count * bytesEach > end - position) {
            throw new MalformedFrameException("a count of " + count + " with " + (end - position) + " bytes left");
        }
        return count;
    }

    /// Passes over so many bytes.
    ///
    /// @return where they begin
    private int next(int count) throws MalformedFrameException {
        if (end - position < count) {
            throw new MalformedFrameException("a frame of type " + type + " ends too early");
        }
        int at = position;
        position += count;
        return at;
    }
}
