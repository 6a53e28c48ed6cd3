package org.poolscope.shared;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.Handle;
import org.poolscope.function.SentByHandle;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.message.Messages;
import org.poolscope.shared.message.PipePeer;
import org.poolscope.shared.message.PipeUsers;
import org.poolscope.shared.message.PipeWay;
import org.poolscope.shared.message.PipeWay.Received;

/// One end of a [Pipe]. May be given to another process as an argument, which has it from then on. Any thread may use
/// it; messages neither merge nor split. Closing it ends those of this process's threads that wait at it.
///
/// A process that is given an end and never comes up has never had it: who waits for such a one waits for its end, too,
/// by `Ready.await(List.of(end, Ready.of(process.onExit())), …)`.
///
/// @param <T> what the messages are
public final class PipeEnd<T> implements AutoCloseable, SentByHandle, Ready {

    private final Pipe<T> pipe;
    private final String side;
    private final @Nullable PipeWay out;
    private final @Nullable PipeWay in;
    private final PipeUsers mine;
    private final PipePeer peer;
    private boolean used;
    private boolean sent;
    private volatile boolean closed;

    PipeEnd(Pipe<T> pipe, String side, @Nullable PipeWay out, @Nullable PipeWay in, PipeUsers mine, PipeUsers theirs) {
        this.pipe = pipe;
        this.side = side;
        this.out = out;
        this.in = in;
        this.mine = mine;
        this.peer = new PipePeer(theirs, () -> closed);
    }

    /// Sends a message of any size, waiting for the other end to make room if need be.
    ///
    /// @throws InterruptedException          if interrupted while waiting; the other end drops what it has of the
    ///                                       message
    /// @throws SegmentException              if those at the other end are gone
    /// @throws IllegalArgumentException      if it cannot be sent
    /// @throws IllegalStateException         if this end is closed
    /// @throws UnsupportedOperationException if this end only receives
    public void send(T message) throws InterruptedException {
        PipeWay way = direction(out, "receives");
        Messages.Packed packed = pipe.messages().pack(Objects.requireNonNull(message, "a pipe takes no null"));
        try {
            if (!way.send(packed.tag(), packed.toBytes(), peer)) {
                requireOpen();
                throw new SegmentException("nobody is at the other end of " + this + " any more to receive a message");
            }
        } catch (IllegalStateException | InternalError e) {
            throw pipe.segment.explain(e);
        }
    }

    /// Waits for a message as long as it takes.
    ///
    /// @return empty when those at the other end are gone and everything they have sent was received
    /// @throws InterruptedException          if interrupted while waiting
    /// @throws IllegalStateException         if this end is closed
    /// @throws UnsupportedOperationException if this end only sends
    public Optional<T> receive() throws InterruptedException {
        PipeWay way = direction(in, "sends");
        try {
            Received received = way.receive(peer);
            if (received == null) {
                requireOpen();
                return Optional.empty();
            }
            return Optional.of(pipe.messages().unpack(received.tag(), received.bytes()));
        } catch (IllegalStateException | InternalError e) {
            throw pipe.segment.explain(e);
        }
    }

    /// Whether there is something to receive now, if only the end of the stream. Takes nothing.
    public boolean poll() {
        PipeWay way = direction(in, "sends");
        try {
            return way.hasMessage() || peer.isGone();
        } catch (IllegalStateException | InternalError e) {
            throw pipe.segment.explain(e);
        }
    }

    /// Waits for that for a while at most.
    ///
    /// @return whether there is something to receive
    /// @throws InterruptedException if interrupted while waiting
    public boolean poll(Duration timeout) throws InterruptedException {
        PipeWay way = direction(in, "sends");
        try {
            return way.poll(NANOSECONDS.convert(timeout), peer);
        } catch (IllegalStateException | InternalError e) {
            throw pipe.segment.explain(e);
        }
    }

    @Override
    public boolean isReady() {
        return !closed && poll();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private PipeWay direction(@Nullable PipeWay way, String only) {
        requireOpen();
        if (way == null) {
            throw new UnsupportedOperationException(this + " only " + only);
        }
        use();
        return way;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException((pipe.isClosing() ? "pipe '" + pipe.name() + "'" : this) + " is closed");
        }
    }

    /// Makes this end this process's, too; at the latest when it first uses it.
    synchronized void use() {
        if (!used) {
            try {
                mine.enter();
            } catch (IllegalStateException | InternalError e) {
                throw pipe.segment.explain(e);
            }
            used = true;
        }
    }

    /// Leaves this end, for this process. When it was the last one there, the other end gets the end of the stream. An
    /// end that was given to another process and not used here is that process's.
    @Override
    public synchronized void close() {
        boolean leaves = !closed && pipe.segment.isOpen() && (used || !sent);
        // Before the others are woken, those of this process among them.
        closed = true;
        if (leaves) {
            leave();
        }
    }

    private void leave() {
        use();
        mine.leave();
        if (out != null) {
            out.signal();
        }
        if (in != null) {
            in.signal();
        }
    }

    /// What closing the pipe means for this end.
    synchronized void closeIfUsed() {
        if (used) {
            close();
        }
    }

    @Override
    public synchronized Handle handle() {
        sent = true;
        return pipe.handleOf(side);
    }

    @Override
    public String toString() {
        return "the " + side + " end of pipe '" + pipe.name() + "'";
    }
}
