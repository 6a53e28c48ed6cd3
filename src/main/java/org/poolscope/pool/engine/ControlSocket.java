package org.poolscope.pool.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.MalformedFrameException;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.DeathCertificate.Cause;

/// The pool's control socket: lets workers in, finds out which is which, and brings their replies. For the pool's
/// thread, [#wakeUp] excepted.
final class ControlSocket implements ReplySource {

    private static final int MIN_BACKLOG = 64;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Host host;

    /// A connection, and the worker at its other end once that has proved who it is.
    private static final class Peer {
        private final WorkerConnection connection;
        private @Nullable Worker worker;

        /// Whether it was a stranger: then nothing that it says later matters, though it may have come with the first.
        private boolean refused;

        /// Whether it has said anything since somebody listened.
        private boolean heard;

        Peer(WorkerConnection connection) {
            this.connection = connection;
        }
    }

    ControlSocket(Path path, int workers, Host host) throws IOException {
        this.host = host;
        selector = Selector.open();
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), Math.max(workers, MIN_BACKLOG));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            close();
            throw new IOException("Cannot make the control socket " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void poll() throws IOException {
        selector.selectNow(this::ready);
    }

    @Override
    public void await(long millis) throws IOException {
        selector.select(this::ready, millis);
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void takeLast(Worker worker) {
        if (!selector.isOpen()) {
            return;
        }
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Peer peer && peer.worker == worker) {
                receive(peer);
            }
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Peer peer) {
            receive(peer);
            return;
        }
        try {
            accept();
        } catch (IOException _) {
            // The worker that wanted to connect will tell by its end.
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Peer(new WorkerConnection(channel, key)));
        }
    }

    private void receive(Peer peer) {
        try {
            boolean open = peer.connection.receive(reply -> take(peer, reply));
            if (peer.heard && peer.worker != null) {
                peer.heard = false;
                host.heard(peer.worker);
            }
            if (!open) {
                disconnected(peer);
            }
        } catch (MalformedFrameException e) {
            if (peer.worker != null) {
                peer.worker.condemn(new Cause.Protocol(e.getMessage()));
            }
            disconnected(peer);
        } catch (IOException _) {
            // It died with commands unread or in the middle of a reply, and its end tells how.
            disconnected(peer);
        } catch (OutOfMemoryError e) {
            // Nobody knows any more where its next reply begins.
            if (peer.worker != null) {
                peer.worker.condemn(new Cause.Protocol("its answer does not fit into this JVM's memory: "
                        + e.getMessage() + "; give this JVM more heap, by -Xmx, or let tasks return less"));
            }
            disconnected(peer);
        }
    }

    private void disconnected(Peer peer) {
        peer.connection.close();
        if (peer.worker != null) {
            host.disconnected(peer.worker);
            peer.worker.disconnected();
        }
    }

    private void take(Peer peer, Reply reply) {
        peer.heard = true;
        if (peer.worker != null) {
            host.replied(peer.worker, reply);
            return;
        }
        if (peer.refused) {
            return;
        }
        Worker worker = reply instanceof Reply.Hello(String token, long _) ? host.expected(token) : null;
        if (worker == null) {
            peer.refused = true;
            peer.connection.close();
            return;
        }
        peer.worker = worker;
        host.connected(worker, peer.connection);
    }

    @Override
    public void close() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Peer peer) {
                peer.connection.close();
            }
        }
        try (server; selector) {
            // Closes both; the socket's file goes with the run directory.
        } catch (IOException _) {
            // What fails to close is closed.
        }
    }
}
