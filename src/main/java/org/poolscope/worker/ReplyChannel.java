package org.poolscope.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.ReplyCodec;
import org.poolscope.protocol.WireWriter;

/// The way up to the parent. For the task thread; a thread with its interrupt flag set must not come here, for an
/// interrupted write closes the channel.
final class ReplyChannel {

    private final SocketChannel socket;
    private final WireWriter out = new WireWriter();

    ReplyChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /// Sends a reply.
    ///
    /// @throws RuntimeException if it cannot be encoded, whatever the task's own classes throw at that; nothing was sent
    ///                          then
    void send(Reply reply) throws IOException {
        ReplyCodec.write(reply, out);
        ByteBuffer bytes = out.drain();
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }
}
