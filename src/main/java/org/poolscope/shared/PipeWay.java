package org.poolscope.shared;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.segment.Ring;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.shared.wait.WaitWord;
import org.poolscope.shared.wait.Waiters.Purpose;

/// One direction of a pipe. Messages that are longer than a piece go in several; whoever sends or receives one has the lock for
/// all of them, so they never mix.
///
/// ```
///    0  send lock     40   see LockWord
///  128  receive lock  40
///  256  filled         4   receivers wait here, see WaitWord
///  384  emptied        4   senders wait here
///  512  ring               see Ring; a piece's tag says whether it is the first and whether more follow
/// ```
final class PipeWay {

    private static final long RECEIVE_LOCK_AT = 128;
    private static final long FILLED_AT = 256;
    private static final long EMPTIED_AT = 384;
    private static final long RING_AT = 512;
    private static final int PIECE = 1 << 16;
    private static final int FIRST = 1 << 8;
    private static final int MORE = 1 << 9;
    private static final int FLAGS = FIRST | MORE;
    private static final long LOOK_NANOS = 10_000_000;
    private static final int SPINS = 100;

    private final Ring ring;
    private final LockWord sendLock;
    private final LockWord receiveLock;
    private final WaitWord filled;
    private final WaitWord emptied;

    PipeWay(Segment segment, long offset, long size) {
        MemorySegment memory = segment.body().asSlice(offset, size);
        var waiters = segment.header().waiters();
        this.ring = new Ring(memory.asSlice(RING_AT), segment.name());
        this.sendLock = new LockWord(memory, 0, segment.parker(), waiters);
        this.receiveLock = new LockWord(memory, RECEIVE_LOCK_AT, segment.parker(), waiters);
        this.filled = new WaitWord(memory, FILLED_AT, segment.parker(), waiters);
        this.emptied = new WaitWord(memory, EMPTIED_AT, segment.parker(), waiters);
    }

    static long bytesFor(long content) {
        return RING_AT + Ring.bytesFor(content);
    }

    static void format(MemorySegment zeroed) {
        Ring.format(zeroed.asSlice(RING_AT), Long.MAX_VALUE);
    }

    /// Sends all of a message.
    ///
    /// @return false if those at the other end are gone
    boolean send(int tag, byte[] bytes, Holders receivers) throws InterruptedException {
        sendLock.lock();
        try {
            int from = 0;
            do {
                int length = Math.min(bytes.length - from, PIECE);
                int flags = (from == 0 ? FIRST : 0) | (from + length < bytes.length ? MORE : 0);
                if (receivers.areGone(false) || !ring.hasRoom(length) && !awaitRoom(length, receivers)) {
                    return false;
                }
                ring.put(tag | flags, bytes, from, length);
                filled.signal();
                from += length;
            } while (from < bytes.length);
            return true;
        } finally {
            sendLock.unlock();
        }
    }

    /// @return false if those at the other end are gone
    private boolean awaitRoom(int length, Holders receivers) throws InterruptedException {
        var gone = new Gone(receivers);
        emptied.await(() -> ring.hasRoom(length) || gone.areThey(), WaitWord.FOR_EVER, Purpose.SEND);
        return ring.hasRoom(length) && !receivers.areGone(false);
    }

    /// A whole message.
    record Received(int tag, byte[] bytes) {}

    /// @return null if those at the other end are gone and have left nothing, or only the beginning of a message
    @Nullable Received receive(Holders senders) throws InterruptedException {
        receiveLock.lock();
        try {
            byte[] message = null;
            int length = 0;
            while (true) {
                if (!spin() && !awaitMessage(senders)) {
                    return null;
                }
                int tag = ring.tag();
                int piece = ring.length();
                boolean first = (tag & FIRST) != 0;
                if (first || message != null) {
                    // A beginning after a beginning: who sent the one before was killed.
                    length = first ? 0 : length;
                    message = message == null ? new byte[piece] : room(message, length + piece);
                    ring.copyTo(message, length);
                    length += piece;
                }
                ring.remove();
                emptied.signal();
                if (message != null && (tag & MORE) == 0) {
                    return new Received(tag & ~FLAGS, length == message.length ? message : Arrays.copyOf(message, length));
                }
            }
        } finally {
            receiveLock.unlock();
        }
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

    /// @return false if those at the other end are gone
    private boolean awaitMessage(Holders senders) throws InterruptedException {
        var gone = new Gone(senders);
        filled.await(() -> ring.hasMessage() || gone.areThey(), WaitWord.FOR_EVER, Purpose.RECEIVE);
        return ring.hasMessage();
    }

    private static byte[] room(byte[] message, int needed) {
        return needed <= message.length ? message : Arrays.copyOf(message, Math.max(needed, 2 * message.length));
    }

    /// Waits until there is something to receive, if only the end.
    boolean poll(long nanos, Holders senders) throws InterruptedException {
        var gone = new Gone(senders);
        return filled.await(() -> hasMessage() || gone.areThey(), nanos, Purpose.RECEIVE);
    }

    boolean hasMessage() {
        return ring.puts() != ring.gets();
    }

    long sent() {
        return ring.puts();
    }

    long received() {
        return ring.gets();
    }

    /// Wakes those who wait, so that they see that somebody is gone.
    void signal() {
        filled.signal();
        emptied.signal();
    }

    /// Whether those at one end are gone, asked in a loop: looks for killed processes only now and then.
    private static final class Gone {

        private final Holders holders;
        private long looked = System.nanoTime();

        Gone(Holders holders) {
            this.holders = holders;
        }

        boolean areThey() {
            long now = System.nanoTime();
            boolean look = now - looked >= LOOK_NANOS;
            if (look) {
                looked = now;
            }
            return holders.areGone(look);
        }
    }
}
