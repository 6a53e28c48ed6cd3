package org.poolscope.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.LittleEndian;

/// Cuts what arrives on a control socket into values. Works on blocking and non-blocking channels alike; not
/// thread-safe.
///
/// @param <T> [Command] or [Reply]
public final class FrameInput<T> {

    private static final int HEADER_BYTES = WireWriter.LENGTH_BYTES + 2;
    private static final int INITIAL_BYTES = 64 << 10;
    private static final int MOST_AT_ONCE = 256 << 10;

    private final BodyReader<T> bodyReader;

    /// Holds bytes that were received and not yet taken, from position to limit.
    private ByteBuffer received = ByteBuffer.allocate(INITIAL_BYTES).flip();

    private interface BodyReader<T> {
        T read(WireReader in) throws MalformedFrameException;
    }

    private FrameInput(BodyReader<T> bodyReader) {
        this.bodyReader = bodyReader;
    }

    public static FrameInput<Command> ofCommands() {
        return new FrameInput<>(CommandCodec::read);
    }

    public static FrameInput<Reply> ofReplies() {
        return new FrameInput<>(ReplyCodec::read);
    }

    /// Receives once.
    ///
    /// @return the number of bytes received, 0 if a non-blocking channel has none, -1 at the end of the stream
    /// @throws EOFException if the stream ends in the middle of a frame: whoever dies while it writes breaks no rule
    public int receive(ReadableByteChannel channel) throws IOException {
        makeRoom();
        int count;
        try {
            count = channel.read(received);
        } finally {
            received.flip();
        }
        if (count < 0 && received.hasRemaining()) {
            throw new EOFException("the stream ends in the middle of a frame");
        }
        return count;
    }

    /// After what is there of a frame, which is not moved again and again while the rest of it comes; and not for more
    /// than comes at once, since a channel needs as much memory of its own.
    private void makeRoom() {
        if (received.position() > 0) {
            received.compact();
        } else {
            int end = received.limit();
            received.limit(received.capacity()).position(end);
        }
        received.limit(Math.min(received.limit(), received.position() + MOST_AT_ONCE));
    }

    /// The next complete value among the bytes received, or null if more bytes are needed.
    public @Nullable T next() throws MalformedFrameException {
        int at = received.position();
        int there = received.limit() - at;
        if (there < WireWriter.LENGTH_BYTES) {
            return null;
        }
        byte[] bytes = received.array();
        int length = LittleEndian.getInt(bytes, at);
        if (length < 2 || length > WireWriter.MAX_FRAME) {
            throw new MalformedFrameException("a frame cannot have a length of " + length);
        }
        int total = WireWriter.LENGTH_BYTES + length;
        if (there < total) {
            grow(total);
            return null;
        }
        int type = bytes[at + WireWriter.LENGTH_BYTES];
        int version = bytes[at + WireWriter.LENGTH_BYTES + 1];
        if (version != WireWriter.VERSION) {
            throw new MalformedFrameException("version " + version + " is spoken, " + WireWriter.VERSION + " expected");
        }
        received.position(at + total);
        return bodyReader.read(new WireReader(type, bytes, at + HEADER_BYTES, at + total));
    }

    /// Makes room by doubling, so that a length alone, without the bytes to go with it, cannot take all memory.
    private void grow(int total) {
        if (total > received.capacity() && received.remaining() > received.capacity() / 2) {
            long capacity = Math.min((long) total, 2L * received.capacity());
            received = ByteBuffer.allocate((int) capacity).put(received).flip();
        }
    }
}
