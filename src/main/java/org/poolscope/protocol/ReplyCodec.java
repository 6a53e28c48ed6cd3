package org.poolscope.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;

/// Replies as frames. See [CommandCodec] for why there is no `switch` over types.
public final class ReplyCodec {

    private static final int HELLO = 65;
    private static final int OPENED = 66;
    private static final int OPEN_FAILED = 67;
    private static final int DONE = 68;
    private static final int FAILED = 69;
    private static final int ANSWERED = 70;
    private static final int ANSWERED_IN_PART = 71;
    private static final int RETURNED = 72;
    private static final int REPORTED = 73;

    /// Three lengths, three flags and a duration.
    private static final int MIN_RESULT_BYTES = 3 * Integer.BYTES + 4 + Long.BYTES;

    private ReplyCodec() {}

    /// Adds a reply's frame.
    ///
    /// @throws IllegalArgumentException if its value is not a plain one or too large; nothing is added then
    public static void write(Reply reply, WireWriter out) {
        try {
            put(reply, out);
        } catch (RuntimeException e) {
            out.undo();
            throw e;
        }
    }

    private static void put(Reply reply, WireWriter out) {
        if (reply instanceof Reply.Answered answered) {
            writeAnswered(answered, out);
        } else if (reply instanceof Reply.Done done) {
            writeDone(done, out);
        } else if (reply instanceof Reply.Failed(long task, long start, long end, Reply.Failure failure)) {
            out.begin(FAILED);
            writeTimes(task, start, end, out);
            writeFailure(failure, out);
        } else if (reply instanceof Reply.Hello(String token, long pid)) {
            out.begin(HELLO);
            out.putString(token);
            out.putLong(pid);
        } else if (reply instanceof Reply.OpenFailed(Reply.Failure failure)) {
            out.begin(OPEN_FAILED);
            writeFailure(failure, out);
        } else if (reply instanceof Reply.Reported(long task, int item, ItemReport news)) {
            out.begin(REPORTED);
            out.putLong(task);
            out.putInt(item);
            ReportCodec.write(news, out);
        } else if (reply instanceof Reply.Returned(long[] tasks)) {
            out.begin(RETURNED);
            out.putLongs(tasks);
        } else if (reply instanceof Reply.Opened) {
            out.begin(OPENED);
        } else {
            throw new IllegalStateException("no frame is made of " + reply);
        }
        out.end();
    }

    private static void writeAnswered(Reply.Answered answered, WireWriter out) {
        out.begin(answered.failures().isEmpty() ? ANSWERED : ANSWERED_IN_PART);
        writeTimes(answered.task(), answered.startNanos(), answered.endNanos(), out);
        out.putTexts(answered.large().names());
        out.putBytes(answered.values());
        if (!answered.failures().isEmpty()) {
            out.putInt(answered.failures().size());
            for (Reply.Thrown thrown : answered.failures()) {
                out.putInt(thrown.position());
                out.putBytes(thrown.thrown());
            }
        }
    }

    private static void writeDone(Reply.Done done, WireWriter out) {
        out.begin(DONE);
        try {
            writeTimes(done.task(), done.startNanos(), done.endNanos(), out);
            out.putInt(done.results().size());
            for (ItemResult result : done.results()) {
                out.putString(result.name());
                out.putByte(result.success() ? 1 : 0);
                out.putLong(result.elapsed().toNanos());
                out.putString(result.message());
                out.putString(result.output());
                ReportCodec.write(result.report(), out);
                ItemUseCodec.write(result.use(), out);
                ItemEndCodec.write(result.end(), out);
            }
            out.putRest(ValueEncoder.ofPlainValues(WireWriter.MAX_FRAME).write(done.value()).drain());
        } catch (RuntimeException e) {
            out.undo();
            throw e;
        }
    }

    static Reply read(WireReader in) throws MalformedFrameException {
        Reply reply = switch (in.type()) {
            case HELLO -> new Reply.Hello(in.getString(), in.getLong());
            case OPENED -> new Reply.Opened();
            case OPEN_FAILED -> new Reply.OpenFailed(readFailure(in));
            case DONE -> readDone(in);
            case FAILED -> new Reply.Failed(in.getLong(), in.getLong(), in.getLong(), readFailure(in));
            case ANSWERED, ANSWERED_IN_PART -> readAnswered(in);
            case REPORTED -> new Reply.Reported(in.getLong(), in.getInt(), ReportCodec.read(in));
            case RETURNED -> new Reply.Returned(in.getLongs());
            default -> throw new MalformedFrameException("no reply has type " + in.type());
        };
        in.end();
        return reply;
    }

    private static Reply readAnswered(WireReader in) throws MalformedFrameException {
        long task = in.getLong();
        long start = in.getLong();
        long end = in.getLong();
        Attachments large = in.getAttachments();
        byte[] values = in.getBytes();
        if (in.type() == ANSWERED) {
            return new Reply.Answered(task, start, end, values, List.of(), large);
        }
        int size = in.getCount(2 * Integer.BYTES);
        List<Reply.Thrown> failures = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            failures.add(new Reply.Thrown(in.getInt(), in.getBytes()));
        }
        return new Reply.Answered(task, start, end, values, failures, large);
    }

    private static Reply readDone(WireReader in) throws MalformedFrameException {
        long task = in.getLong();
        long start = in.getLong();
        long end = in.getLong();
        int size = in.getCount(MIN_RESULT_BYTES);
        List<ItemResult> results = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            results.add(new ItemResult(in.getString(), in.getByte() != 0, Duration.ofNanos(in.getLong()),
                    in.getString(), in.getString(), ReportCodec.read(in), ItemUseCodec.read(in),
                    ItemEndCodec.read(in)));
        }
        return new Reply.Done(task, start, end, readValue(in), results);
    }

    private static @Nullable Object readValue(WireReader in) throws MalformedFrameException {
        try {
            return ValueDecoder.read(in.getRest(), AllowedTypes.none());
        } catch (CodecException e) {
            throw new MalformedFrameException(e.getMessage());
        }
    }

    private static void writeTimes(long task, long start, long end, WireWriter out) {
        out.putLong(task);
        out.putLong(start);
        out.putLong(end);
    }

    private static void writeFailure(Reply.Failure failure, WireWriter out) {
        out.putString(failure.type());
        out.putString(failure.message());
        out.putString(failure.trace());
    }

    private static Reply.Failure readFailure(WireReader in) throws MalformedFrameException {
        return new Reply.Failure(in.getString(), in.getString(), in.getString());
    }
}
