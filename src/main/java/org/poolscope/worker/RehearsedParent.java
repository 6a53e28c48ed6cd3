package org.poolscope.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.CommandCodec;
import org.poolscope.protocol.FrameInput;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WireWriter;

/// The parent in a rehearsal: lets one worker in, sends it what it is to do and takes its replies, on a thread of its
/// own.
final class RehearsedParent implements Runnable {

    private final ServerSocketChannel server;
    private final List<Command> script;
    private final boolean oneByOne;
    private final FrameInput<Reply> replies = FrameInput.ofReplies();

    /// @param script   what the worker is sent, the last of it to leave
    /// @param oneByOne whether each task is to have ended before there is more: whoever reads his commands meanwhile
    ///                 begins nothing once he has been told to leave
    RehearsedParent(ServerSocketChannel server, List<Command> script, boolean oneByOne) {
        this.server = server;
        this.script = script;
        this.oneByOne = oneByOne;
    }

    @Override
    public void run() {
        try (SocketChannel worker = server.accept()) {
            for (Command command : script) {
                send(command, worker);
                if (oneByOne && command instanceof Command.Work) {
                    awaitEnd(worker);
                }
            }
            while (receive(worker) != null) {
                // until it has left
            }
        } catch (IOException _) {
            // Then the worker's side has failed, and says why.
        }
    }

    private static void send(Command command, SocketChannel worker) throws IOException {
        var out = new WireWriter();
        CommandCodec.write(command, out);
        ByteBuffer bytes = out.drain();
        while (bytes.hasRemaining()) {
            worker.write(bytes);
        }
    }

    private void awaitEnd(SocketChannel worker) throws IOException {
        Reply reply = receive(worker);
        while (reply != null && !(reply instanceof Reply.Done) && !(reply instanceof Reply.Failed)) {
            reply = receive(worker);
        }
    }

    /// @return null if no more will come
    private @Nullable Reply receive(SocketChannel worker) throws IOException {
        Reply reply = replies.next();
        while (reply == null && replies.receive(worker) >= 0) {
            reply = replies.next();
        }
        return reply;
    }
}
