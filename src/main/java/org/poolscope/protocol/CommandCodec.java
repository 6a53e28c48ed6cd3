package org.poolscope.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.poolscope.workload.Items;

/// Commands as frames.
public final class CommandCodec {

    private static final int OPEN = 1;
    private static final int RUN_RANGE = 2;
    private static final int RUN_NAMES = 3;
    private static final int INTERRUPT = 4;
    private static final int LEAVE = 5;

    private CommandCodec() {}

    /// Adds a command's frame.
    ///
    /// @throws IllegalArgumentException if it is too large; nothing is added then
    public static void write(Command command, WireWriter out) {
        switch (command) {
            case Command.Open(String workload, Map<String, String> settings) -> {
                out.begin(OPEN);
                out.putString(workload);
                writeTexts(settings, out);
            }
            case Command.Run(long task, Items.Range(long from, long to)) -> {
                out.begin(RUN_RANGE);
                out.putLong(task);
                out.putLong(from);
                out.putLong(to);
            }
            case Command.Run(long task, Items.Names(List<String> names)) -> {
                out.begin(RUN_NAMES);
                out.putLong(task);
                out.putInt(names.size());
                names.forEach(out::putString);
            }
            case Command.Interrupt(long task) -> {
                out.begin(INTERRUPT);
                out.putLong(task);
            }
            case Command.Leave() -> out.begin(LEAVE);
        }
        out.end();
    }

    static Command read(WireReader in) throws MalformedFrameException {
        Command command = switch (in.type()) {
            case OPEN -> new Command.Open(in.getString(), readTexts(in));
            case RUN_RANGE -> new Command.Run(in.getLong(), readRange(in));
            case RUN_NAMES -> new Command.Run(in.getLong(), readNames(in));
            case INTERRUPT -> new Command.Interrupt(in.getLong());
            case LEAVE -> new Command.Leave();
            default -> throw new MalformedFrameException("no command has type " + in.type());
        };
        in.end();
        return command;
    }

    private static void writeTexts(Map<String, String> texts, WireWriter out) {
        out.putInt(texts.size());
        texts.forEach((name, text) -> {
            out.putString(name);
            out.putString(text);
        });
    }

    private static Map<String, String> readTexts(WireReader in) throws MalformedFrameException {
        int size = in.getCount(2 * Integer.BYTES);
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < size; i++) {
            texts.put(in.getString(), in.getString());
        }
        return texts;
    }

    private static Items readRange(WireReader in) throws MalformedFrameException {
        long from = in.getLong();
        long to = in.getLong();
        if (from > to || to - from < 0) {
            throw new MalformedFrameException("no range goes from " + from + " to " + to);
        }
        return new Items.Range(from, to);
    }

    private static Items readNames(WireReader in) throws MalformedFrameException {
        int size = in.getCount(Integer.BYTES);
        var names = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            names.add(in.getString());
        }
        return new Items.Names(names);
    }
}
