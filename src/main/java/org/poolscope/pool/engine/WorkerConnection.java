package org.poolscope.pool.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.CommandCodec;
import org.poolscope.protocol.FrameInput;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WireWriter;

/// The pool's end of one control socket. Never blocks: what the socket does not take is kept and sent when it does.
/// For the pool's thread only.
final class WorkerConnection implements CommandSink {

    private static final int MOST_AT_ONCE = 1 << 17;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final FrameInput<Reply> input = FrameInput.ofReplies();
    private final WireWriter output = new WireWriter();
    private ByteBuffer unsent = NOTHING;

    /// Whether that is ours, and not the writer's.
    private boolean kept;

    /// @param key the channel's, with interest in reading
    WorkerConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    @Override
    public void send(Command command) {
        CommandCodec.write(command, output);
    }

    @Override
    public int pending() {
        return unsent.remaining() + output.size();
    }

    @Override
    public void flush() throws IOException {
        while (unsent.hasRemaining() || !output.isEmpty()) {
            if (!unsent.hasRemaining()) {
                unsent = output.drain();
                kept = false;
            }
            if (!writeAll()) {
                keepUnsent();
                break;
            }
        }
        key.interestOps(SelectionKey.OP_READ | (unsent.hasRemaining() ? SelectionKey.OP_WRITE : 0));
    }

    /// Part by part: a channel first copies all that it is given, however little it takes.
    ///
    /// @return whether the socket took all of what is unsent
    private boolean writeAll() throws IOException {
        int end = unsent.limit();
        while (unsent.position() < end) {
            unsent.limit(Math.min(unsent.position() + MOST_AT_ONCE, end));
            channel.write(unsent);
            boolean taken = !unsent.hasRemaining();
            unsent.limit(end);
            if (!taken) {
                return false;
            }
        }
        return true;
    }

    /// The drained bytes are valid only until the writer is written to again.
    private void keepUnsent() {
        if (!kept) {
            unsent = ByteBuffer.allocate(unsent.remaining()).put(unsent).flip();
            kept = true;
        }
    }

    /// Receives all there is now.
    ///
    /// @return whether the connection is still open
    /// @throws org.poolscope.protocol.MalformedFrameException if the other side does not keep to the protocol
    boolean receive(Consumer<Reply> replies) throws IOException {
        int count;
        do {
            count = input.receive(channel);
            for (Reply reply = input.next(); reply != null; reply = input.next()) {
                replies.accept(reply);
            }
        } while (count > 0);
        return count == 0;
    }

    @Override
    public void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException _) {
            // A socket that fails to close is closed.
        }
    }
}
