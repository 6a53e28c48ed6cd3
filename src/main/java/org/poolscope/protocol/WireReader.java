package org.poolscope.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads one frame's body. Every length is checked against what is left before anything is allocated for it.
final class WireReader {

    private final int type;
    private final ByteBuffer body;

    WireReader(int type, ByteBuffer body) {
        this.type = type;
        this.body = body;
    }

    int type() {
        return type;
    }

    /// Says that the value is complete.
    void end() throws MalformedFrameException {
        if (body.hasRemaining()) {
            throw new MalformedFrameException(body.remaining() + " bytes too many in a frame of type " + type);
        }
    }

    int getByte() throws MalformedFrameException {
        return need(1).get();
    }

    int getInt() throws MalformedFrameException {
        return need(Integer.BYTES).getInt();
    }

    long getLong() throws MalformedFrameException {
        return need(Long.BYTES).getLong();
    }

    String getString() throws MalformedFrameException {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    byte[] getBytes() throws MalformedFrameException {
        byte[] bytes = new byte[getCount(1)];
        body.get(bytes);
        return bytes;
    }

    long[] getLongs() throws MalformedFrameException {
        long[] values = new long[getCount(Long.BYTES)];
        body.asLongBuffer().get(values);
        body.position(body.position() + values.length * Long.BYTES);
        return values;
    }

    int[] getInts() throws MalformedFrameException {
        int[] values = new int[getCount(Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = body.getInt();
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
        ByteBuffer rest = body.slice();
        body.position(body.limit());
        return rest;
    }

    /// A number of elements that take at least so many bytes each.
    int getCount(int bytesEach) throws MalformedFrameException {
        int count = getInt();
        if (count < 0 || (long) count * bytesEach > body.remaining()) {
            throw new MalformedFrameException("a count of " + count + " with " + body.remaining() + " bytes left");
        }
        return count;
    }

    private ByteBuffer need(int bytes) throws MalformedFrameException {
        if (body.remaining() < bytes) {
            throw new MalformedFrameException("a frame of type " + type + " ends too early");
        }
        return body;
    }
}
