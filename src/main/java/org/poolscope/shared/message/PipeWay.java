package org.poolscope.shared.message;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// One direction of a pipe. Messages that are longer than a piece go in several, after one that tells how long they are
/// together; whoever sends or receives one has the lock for all of them, so they never mix.
///
/// **Broken off.** Whoever sends a message may be interrupted or killed in the middle, when there is no room for a word
/// about it. So it is noted beside the ring, by himself or by the next who sends; what is there of it is dropped by
/// those who receive or ask, and they and all who send go on.
///
/// ```
///    0  send lock     40   see LockWord
///  128  receive lock  40
///  256  filled         4   receivers wait here, see WaitWord
///  264  broken off     8   how many pieces were ever put when a message was last broken off
///  384  emptied        4   senders wait here
///  512  ring               see Ring; a piece's tag says whether it is the first and whether more follow
/// ```
public final class PipeWay {

    private static final long RECEIVE_LOCK_AT = 128;
    private static final long FILLED_AT = 256;
    private static final long BROKEN_OFF_AT = 264;
    private static final long EMPTIED_AT = 384;
    private static final long RING_AT = 512;
    private static final int PIECE = 1 << 16;
    private static final int FIRST = 1 << 8;
    private static final int MORE = 1 << 9;
    private static final int FLAGS = FIRST | MORE;
    private static final int SPINS = 100;
    private static final VarHandle LONG = JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private final Ring ring;
    private final LockWord sendLock;
    private final LockWord receiveLock;
    private final WaitWord filled;
    private final WaitWord emptied;

    // Guarded by the receive lock: as much as was received of a message in pieces.
    private byte @Nullable [] message;
    private int received;

    public PipeWay(Segment segment, long offset, long size) {
        this.memory = segment.body().asSlice(offset, size);
        var waiters = segment.waiters();
        this.ring = new Ring(memory.asSlice(RING_AT), segment.name());
        this.sendLock = segment.lock(offset, true);
        this.receiveLock = segment.lock(offset + RECEIVE_LOCK_AT, true);
        this.filled = new WaitWord(memory, FILLED_AT, segment.parker(), waiters);
        this.emptied = new WaitWord(memory, EMPTIED_AT, segment.parker(), waiters);
    }

    public static long bytesFor(long content) {
        return RING_AT + Ring.bytesFor(content);
    }

    public static void format(MemorySegment zeroed) {
        Ring.format(zeroed.asSlice(RING_AT), Long.MAX_VALUE);
    }

    /// Sends all of a message.
    ///
    /// @return false if those at the other end are gone, or this one is closed
    public boolean send(int tag, byte[] bytes, PipePeer receiver) throws InterruptedException {
        sendLock.lock();
        try {
            noteIfBrokenOff();
            return bytes.length <= PIECE ? sendPiece(tag | FIRST, bytes, 0, bytes.length, receiver)
                    : sendPieces(tag, bytes, receiver);
        } finally {
            sendLock.unlock();
        }
    }

    private boolean sendPieces(int tag, byte[] bytes, PipePeer receiver) throws InterruptedException {
        try {
            if (!awaitRoom(Long.BYTES, receiver)) {
                return false;
            }
            ring.putPart(tag | FIRST | MORE, bytes.length);
            filled.signal();
            for (int from = 0; from < bytes.length; from += PIECE) {
                int length = Math.min(bytes.length - from, PIECE);
                int more = from + length < bytes.length ? MORE : 0;
                if (!sendPiece(tag | more, bytes, from, length, receiver)) {
                    return false;
                }
            }
            return true;
        } finally {
            noteIfBrokenOff();
        }
    }

    private boolean sendPiece(int tag, byte[] bytes, int from, int length, PipePeer receiver)
            throws InterruptedException {
        if (!awaitRoom(length, receiver)) {
            return false;
        }
        if ((tag & MORE) == 0) {
            ring.put(tag, bytes, from, length);
        } else {
            ring.putPart(tag, bytes, from, length);
        }
        filled.signal();
        return true;
    }

    /// For whoever has the send lock and is not in the middle of a message.
    private void noteIfBrokenOff() {
        if (ring.endsInPart()) {
            LONG.setVolatile(memory, BROKEN_OFF_AT, ring.puts());
            filled.signal();
        }
    }

    /// @return false if there is nobody to make room, or to have it
    private boolean awaitRoom(int length, PipePeer receiver) throws InterruptedException {
        if (!ring.hasRoom(length)) {
            emptied.await(() -> ring.hasRoom(length) || receiver.isOver(), WaitWord.FOR_EVER, Purpose.SEND);
        }
        return ring.hasRoom(length) && !receiver.hasLeft() && !receiver.isClosedHere();
    }

    /// A whole message.
    public record Received(int tag, byte[] bytes) {}

    /// What was received of a message stays for the next call if this one is interrupted.
    ///
    /// @return null if those at the other end are gone and have left nothing, or only the beginning of a message; or
    ///         this end is closed
    public @Nullable Received receive(PipePeer sender) throws InterruptedException {
        receiveLock.lock();
        try {
            while ((spin() || awaitMessage(sender)) && !sender.isClosedHere()) {
                int tag = ring.tag();
                byte[] whole = takePiece((tag & FIRST) != 0, (tag & MORE) != 0);
                if (whole != null) {
                    return new Received(tag & ~FLAGS, whole);
                }
            }
            return null;
        } finally {
            receiveLock.unlock();
        }
    }

    /// @return the message whose last piece this was
    private byte @Nullable [] takePiece(boolean first, boolean more) {
        int length = ring.length();
        if (first) {
            // Whatever is there of the message before: who sent it was killed, or interrupted.
            message = new byte[more ? (int) ring.number() : length];
            received = 0;
        }
        if (message != null && !(first && more)) {
            if (received + length > message.length) {
                throw new SegmentException("a message in a pipe is damaged: it is longer than it should be");
            }
            ring.copyTo(message, received);
            received += length;
        }
        ring.remove(more);
        emptied.signal();
        if (more) {
            return null;
        }
        byte[] whole = message;
        message = null;
        return whole;
    }

    /// Looks for a message that comes at once, as an answer does, and for nothing else.
    private boolean spin() {
        for (int i = 0; i < SPINS; i++) {
            if (ring.hasMessage()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /// @return false if there is nobody to send one
    private boolean awaitMessage(PipePeer sender) throws InterruptedException {
        filled.await(() -> ring.hasMessage() || sender.isOver(), WaitWord.FOR_EVER, Purpose.RECEIVE);
        return ring.hasMessage();
    }

    /// Waits until there is something to receive, if only the end.
    public boolean poll(long nanos, PipePeer sender) throws InterruptedException {
        return filled.await(() -> hasMessage() || sender.isOver(), nanos, Purpose.RECEIVE);
    }

    /// Whether there is a message, or the beginning of one that somebody is sending. Drops what is no such thing.
    public boolean hasMessage() {
        if (ring.puts() == ring.gets()) {
            return false;
        }
        if (!receiveLock.tryLock() && receiveLock.lockUninterruptibly(0) == LockWord.Outcome.TIMED_OUT) {
            // Somebody is receiving, and may leave something or not.
            return ring.hasWhole();
        }
        try {
            return dropBrokenOff();
        } finally {
            receiveLock.unlock();
        }
    }

    /// @return whether there is anything else
    private boolean dropBrokenOff() {
        while (ring.hasMessage() && message == null && (ring.tag() & FIRST) == 0) {
            // Whoever received what came before is gone.
            drop();
        }
        if (!ring.hasMessage() || ring.hasWhole()) {
            return ring.hasMessage();
        }
        long puts = ring.puts();
        if (!isBrokenOff(puts) || ring.hasWhole() || ring.puts() != puts) {
            return true;
        }
        while (ring.gets() < puts) {
            drop();
        }
        message = null;
        return ring.hasMessage();
    }

    /// Whether nobody is going on with the message of which so many pieces were put last.
    private boolean isBrokenOff(long puts) {
        if ((long) LONG.getVolatile(memory, BROKEN_OFF_AT) == puts) {
            return true;
        }
        long sender = sendLock.holder();
        return sender == ProcessStamp.NOBODY || !ProcessStamp.isAlive(sender);
    }

    private void drop() {
        ring.remove((ring.tag() & MORE) != 0);
        emptied.signal();
    }

    public long sent() {
        return ring.puts();
    }

    public long received() {
        return ring.gets();
    }

    /// Wakes those who wait, so that they see that somebody is gone.
    public void signal() {
        filled.signal();
        emptied.signal();
    }
}
