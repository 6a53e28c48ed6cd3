package org.poolscope.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Items;

/// Commands as frames.
///
/// The kinds are told apart by `instanceof`, the frequent ones first: a `switch` over types makes every JVM that comes
/// by spin classes for it, and worker JVMs are to start fast.
public final class CommandCodec {

    private static final int OPEN = 1;
    private static final int RUN_RANGE = 2;
    private static final int RUN_NAMES = 3;
    private static final int INTERRUPT = 4;
    private static final int LEAVE = 5;
    private static final int OPEN_CALLS = 6;
    private static final int DEFINE = 7;
    private static final int CALL = 8;
    private static final int CALL_SOME = 9;
    private static final int FORGET = 10;
    private static final int RECALL = 11;

    private CommandCodec() {}

    /// Adds a command's frame.
    ///
    /// @throws IllegalArgumentException if it is too large; nothing is added then
    public static void write(Command command, WireWriter out) {
        try {
            put(command, out);
        } catch (RuntimeException e) {
            out.undo();
            throw e;
        }
    }

    private static void put(Command command, WireWriter out) {
        if (command instanceof Command.Call call) {
            writeCall(call, out);
        } else if (command instanceof Command.Run run) {
            writeRun(run, out);
        } else if (command instanceof Command.Define(long job, byte[] function)) {
            out.begin(DEFINE);
            out.putLong(job);
            out.putBytes(function);
        } else if (command instanceof Command.Forget(long job)) {
            out.begin(FORGET);
            out.putLong(job);
        } else {
            writeRare(command, out);
        }
        out.end();
    }

    private static void writeCall(Command.Call call, WireWriter out) {
        int[] only = call.only();
        out.begin(only == null ? CALL : CALL_SOME);
        out.putLong(call.task());
        out.putLong(call.job());
        out.putTexts(call.large().names());
        if (only != null) {
            out.putInts(only);
        }
        out.putBytes(call.arguments());
    }

    private static void writeRun(Command.Run run, WireWriter out) {
        if (run.items() instanceof Items.Range(long from, long to)) {
            out.begin(RUN_RANGE);
            out.putLong(run.task());
            out.putLong(from);
            out.putLong(to);
        } else if (run.items() instanceof Items.Names(List<String> names, long first, long all)) {
            out.begin(RUN_NAMES);
            out.putLong(run.task());
            out.putTexts(names);
            out.putLong(first);
            out.putLong(all);
        } else {
            throw new IllegalStateException("no frame is made of " + run.items());
        }
    }

    private static void writeRare(Command command, WireWriter out) {
        if (command instanceof Command.Open(String workload, Map<String, String> settings)) {
            out.begin(OPEN);
            out.putString(workload);
            writeTexts(settings, out);
        } else if (command instanceof Command.OpenCalls(byte[] initializer, byte[] exitHook)) {
            out.begin(OPEN_CALLS);
            writeOptional(initializer, out);
            writeOptional(exitHook, out);
        } else if (command instanceof Command.Recall(int most)) {
            out.begin(RECALL);
            out.putInt(most);
        } else if (command instanceof Command.Interrupt(long task)) {
            out.begin(INTERRUPT);
            out.putLong(task);
        } else if (command instanceof Command.Leave) {
            out.begin(LEAVE);
        } else {
            throw new IllegalStateException("no frame is made of " + command);
        }
    }

    static Command read(WireReader in) throws MalformedFrameException {
        Command command = switch (in.type()) {
            case OPEN -> new Command.Open(in.getString(), readTexts(in));
            case OPEN_CALLS -> new Command.OpenCalls(readOptional(in), readOptional(in));
            case RUN_RANGE -> new Command.Run(in.getLong(), readRange(in));
            case RUN_NAMES -> new Command.Run(in.getLong(), readNames(in));
            case DEFINE -> new Command.Define(in.getLong(), in.getBytes());
            case CALL, CALL_SOME -> readCall(in);
            case FORGET -> new Command.Forget(in.getLong());
            case RECALL -> new Command.Recall(in.getInt());
            case INTERRUPT -> new Command.Interrupt(in.getLong());
            case LEAVE -> new Command.Leave();
            default -> throw new MalformedFrameException("no command has type " + in.type());
        };
        in.end();
        return command;
    }

    private static Command.Call readCall(WireReader in) throws MalformedFrameException {
        long task = in.getLong();
        long job = in.getLong();
        Attachments large = in.getAttachments();
        int[] only = in.type() == CALL_SOME ? in.getInts() : null;
        return new Command.Call(task, job, in.getBytes(), only, large);
    }

    private static void writeOptional(byte @Nullable [] bytes, WireWriter out) {
        out.putByte(bytes == null ? 0 : 1);
        if (bytes != null) {
            out.putBytes(bytes);
        }
    }

    private static byte @Nullable [] readOptional(WireReader in) throws MalformedFrameException {
        return in.getByte() == 0 ? null : in.getBytes();
    }

    private static void writeTexts(Map<String, String> texts, WireWriter out) {
        out.putInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            out.putString(entry.getKey());
            out.putString(entry.getValue());
        }
    }

    private static Map<String, String> readTexts(WireReader in) throws MalformedFrameException {
        int size = in.getCount(2 * Integer.BYTES);
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < size; i++) {
            texts.put(in.getString(), in.getString());
        }
        return texts;
    }

    private static Items readNames(WireReader in) throws MalformedFrameException {
        List<String> names = in.getTexts();
        long first = in.getLong();
        long all = in.getLong();
        if (first < 0 || all - first < names.size()) {
            throw new MalformedFrameException(names.size() + " of " + all + " names do not come after " + first);
        }
        return new Items.Names(names, first, all);
    }

    private static Items readRange(WireReader in) throws MalformedFrameException {
        long from = in.getLong();
        long to = in.getLong();
        if (from > to || to - from < 0) {
            throw new MalformedFrameException("no range goes from " + from + " to " + to);
        }
        return new Items.Range(from, to);
    }
}
