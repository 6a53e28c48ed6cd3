package org.poolscope.worker.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.ReplyCodec;
import org.poolscope.protocol.WireWriter;

/// The way up to the parent. A thread with its interrupt flag set must not come here, for an interrupted write closes
/// the channel.
///
/// The replies to tiny tasks are held for a moment, so that many go with one write: a write costs more than such a
/// task. The task thread sends them when it has nothing else to do; and if it is busy with a long task by then, a
/// thread of its own does, after that moment at the latest.
public final class ReplyChannel {

    private static final long HOLD_NANOS = 500_000;

    /// The replies of slots: their tasks take as long as it takes to start a program.
    private static final long SLOT_HOLD_NANOS = 25_000_000;
    private static final int ENOUGH_BYTES = 32 << 10;

    private final SocketChannel socket;
    private final long holdNanos;
    private final WireWriter out = new WireWriter();
    private @Nullable Thread flusher;
    private volatile boolean flusherRests = true;

    public ReplyChannel(SocketChannel socket) {
        this(socket, HOLD_NANOS);
    }

    private ReplyChannel(SocketChannel socket, long holdNanos) {
        this.socket = socket;
        this.holdNanos = holdNanos;
    }

    public static ReplyChannel ofSlot(SocketChannel socket) {
        return new ReplyChannel(socket, SLOT_HOLD_NANOS);
    }

    boolean isOfSlot() {
        return holdNanos == SLOT_HOLD_NANOS;
    }

    /// Sends a reply, with all that are held.
    ///
    /// @throws RuntimeException if it cannot be encoded, whatever the task's own classes throw at that; nothing was
    ///                          sent then
    public synchronized void send(Reply reply) throws IOException {
        ReplyCodec.write(reply, out);
        flush();
    }

    /// Holds a reply back, for the next [#send] or [#flush] that comes soon.
    ///
    /// @throws RuntimeException as [#send] does
    synchronized void hold(Reply reply) throws IOException {
        ReplyCodec.write(reply, out);
        if (out.size() > ENOUGH_BYTES) {
            flush();
        } else if (flusherRests) {
            flusherRests = false;
            if (flusher == null) {
                startFlusher();
            } else {
                LockSupport.unpark(flusher);
            }
        }
    }

    /// A task may have started as many threads as there may be.
    private void startFlusher() throws IOException {
        try {
            flusher = Thread.ofPlatform().name("replies").daemon().start(this::flushWhatIsHeld);
        } catch (OutOfMemoryError _) {
            flusherRests = true;
            flush();
        }
    }

    /// Sends what is held.
    synchronized void flush() throws IOException {
        if (out.isEmpty()) {
            return;
        }
        ByteBuffer bytes = out.drain();
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    private void flushWhatIsHeld() {
        try {
            int idle = 0;
            while (true) {
                LockSupport.parkNanos(holdNanos);
                idle = flushHeld() ? 0 : idle + 1;
                if (idle > 20) {
                    rest();
                    idle = 0;
                }
            }
        } catch (IOException _) {
            // The parent is gone, as the control thread is about to notice.
        }
    }

    private synchronized boolean flushHeld() throws IOException {
        boolean held = !out.isEmpty();
        flush();
        return held;
    }

    private void rest() throws IOException {
        synchronized (this) {
            flusherRests = true;
            flush();
        }
        while (flusherRests) {
            LockSupport.park(this);
        }
    }
}
