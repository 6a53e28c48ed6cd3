package org.poolscope.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import org.poolscope.function.Handle;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.message.Messages;
import org.poolscope.shared.message.PipeUsers;
import org.poolscope.shared.message.PipeWay;
import org.poolscope.shared.segment.Segment;

/// Two ends: what is sent at one is received at the other, message by message.
///
/// An end belongs to the processes that were given it or use it, until they close it or end. When all that have used
/// the one end are gone, the other gets what is still under way, and then the end of the stream.
///
/// ```java
/// Pipe<String> pipe = segments.createPipe("talk", String.class);
/// WorkerProcess.of(Tutorial::answer, pipe.second()).start();
/// pipe.first().send("hello world");
/// ```
///
/// ```
///    0  one way   4
///  128  first     see PipeUsers
///  384  second
///  640  the way from the first to the second, see PipeWay; then the way back
/// ```
///
/// @param <T> what the messages are, see [SharedQueue]
public final class Pipe<T> extends SharedObject {

    private static final long ONE_WAY_AT = 0;
    private static final long FIRST_AT = 128;
    private static final long SECOND_AT = 384;
    private static final long WAYS_AT = 640;

    /// Of what is under way in one direction. Longer messages go in pieces.
    private static final long CONTENT = 1 << 18;

    static final long SIZE = WAYS_AT + 2 * PipeWay.bytesFor(CONTENT);

    private final Messages<T> messages;
    private final boolean oneWay;
    private final PipeWay there;
    private final PipeWay back;
    private final PipeEnd<T> first;
    private final PipeEnd<T> second;
    private volatile boolean closing;

    Pipe(Segment segment, Class<T> type) {
        super(segment);
        MemorySegment body = segment.body();
        if (body.byteSize() != SIZE) {
            throw new SegmentException("pipe '" + name() + "' is damaged: it has " + body.byteSize() + " bytes, not "
                    + SIZE);
        }
        this.messages = new Messages<>(type, toString(), SegmentHandle.class);
        this.oneWay = body.get(JAVA_INT, ONE_WAY_AT) != 0;
        this.there = new PipeWay(segment, WAYS_AT, PipeWay.bytesFor(CONTENT));
        this.back = new PipeWay(segment, WAYS_AT + PipeWay.bytesFor(CONTENT), PipeWay.bytesFor(CONTENT));
        var atFirst = new PipeUsers(body, FIRST_AT);
        var atSecond = new PipeUsers(body, SECOND_AT);
        this.first = new PipeEnd<>(this, "first", there, oneWay ? null : back, atFirst, atSecond);
        this.second = new PipeEnd<>(this, "second", oneWay ? null : back, there, atSecond, atFirst);
    }

    static void format(MemorySegment body, boolean oneWay) {
        body.set(JAVA_INT, ONE_WAY_AT, oneWay ? 1 : 0);
        PipeWay.format(body.asSlice(WAYS_AT, PipeWay.bytesFor(CONTENT)));
        PipeWay.format(body.asSlice(WAYS_AT + PipeWay.bytesFor(CONTENT), PipeWay.bytesFor(CONTENT)));
    }

    /// The end that sends, if only one does.
    public PipeEnd<T> first() {
        return first;
    }

    /// The end that receives, if only one does.
    public PipeEnd<T> second() {
        return second;
    }

    /// Whether only the first end sends, and only the second receives.
    public boolean isOneWay() {
        return oneWay;
    }

    /// How many messages were ever sent in both directions; those that go in pieces count as several.
    public long sent() {
        return there.sent() + back.sent();
    }

    /// How many of them were received.
    public long received() {
        return there.received() + back.received();
    }

    Class<T> type() {
        return messages.type();
    }

    Messages<T> messages() {
        return messages;
    }

    /// Closes both ends, as far as they are used here, and the pipe.
    @Override
    public void close() {
        // Before those are woken who wait at its ends, who are to be told that it was not their end alone.
        closing = true;
        first.closeIfUsed();
        second.closeIfUsed();
        super.close();
    }

    boolean isClosing() {
        return closing;
    }

    @Override
    public Handle handle() {
        return handleOf("both");
    }

    Handle handleOf(String side) {
        return handle(side + " " + messages.type().getName());
    }
}
