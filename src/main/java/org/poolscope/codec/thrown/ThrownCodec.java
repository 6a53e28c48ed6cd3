package org.poolscope.codec.thrown;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.kind.Words;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;

/// Exceptions as bytes, and back.
public final class ThrownCodec {

    private ThrownCodec() {}

    /// Never fails, whatever the exception's own methods do.
    public static byte[] encode(Throwable thrown) {
        try {
            return encode(Thrown.of(thrown));
        } catch (Throwable e) {
            return encode(Thrown.note("a " + thrown.getClass().getName() + " was thrown, and cannot be told more of, "
                    + "because of a " + e.getClass().getName()));
        }
    }

    public static byte[] encode(Thrown thrown) {
        var out = new ValueEncoder();
        out.write(thrown.trace());
        write(thrown, out);
        return out.take();
    }

    private static void write(Thrown thrown, ValueEncoder out) {
        out.write(thrown.type()).write(thrown.message()).write(thrown.localized());
        out.write(thrown.frames().size());
        for (StackTraceElement frame : thrown.frames()) {
            write(frame, out);
        }
        out.write(thrown.state() == null ? -1 : thrown.state().size());
        if (thrown.state() != null) {
            for (Thrown.Part part : thrown.state()) {
                out.write(part.name()).write(part.value());
            }
        }
        out.write(thrown.suppressed().size());
        for (Thrown each : thrown.suppressed()) {
            write(each, out);
        }
        out.write(thrown.cause() != null);
        if (thrown.cause() != null) {
            write(thrown.cause(), out);
        }
    }

    /// Class loader and version are left out: they are not part of a trace's usual text, but would be of a rebuilt
    /// one's.
    private static void write(StackTraceElement frame, ValueEncoder out) {
        out.write(frame.getModuleName()).write(frame.getClassName()).write(frame.getMethodName());
        out.write(frame.getFileName()).write(frame.getLineNumber());
    }

    /// Bytes that are no exception come as one that says so.
    public static Thrown decode(ByteBuffer bytes) {
        try {
            var in = new ValueDecoder(bytes, AllowedTypes.none(), null);
            String trace = text(in);
            Thrown thrown = read(in, trace, 0);
            in.end();
            return thrown;
        } catch (Throwable e) {
            return Thrown.of(new CodecException("the exception that a worker sent cannot be read: " + Words.of(e), e));
        }
    }

    private static Thrown read(ValueDecoder in, String trace, int depth) {
        if (depth > Thrown.MAX_DEPTH + 1) {
            throw new CodecException("too long a chain of causes; its sender is broken");
        }
        String type = text(in);
        String message = (String) in.next();
        String localized = (String) in.next();
        List<StackTraceElement> frames = frames(in);
        List<Thrown.Part> state = state(in);
        List<Thrown> suppressed = new ArrayList<>();
        for (int left = number(in); left > 0; left--) {
            suppressed.add(read(in, "", depth + 1));
        }
        boolean caused = Boolean.TRUE.equals(in.next());
        return new Thrown(type, message, localized, frames, state, caused ? read(in, "", depth + 1) : null, suppressed,
                trace);
    }

    private static List<StackTraceElement> frames(ValueDecoder in) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (int left = number(in); left > 0; left--) {
            String module = (String) in.next();
            String type = text(in);
            String method = text(in);
            String file = (String) in.next();
            frames.add(new StackTraceElement(null, module, null, type, method, file, number(in)));
        }
        return frames;
    }

    private static @Nullable List<Thrown.Part> state(ValueDecoder in) {
        int count = number(in);
        List<Thrown.Part> state = new ArrayList<>();
        for (int left = count; left > 0; left--) {
            state.add(new Thrown.Part(text(in), in.next() instanceof byte[] value ? value : new byte[0]));
        }
        return count < 0 ? null : state;
    }

    /// @return negative for what is none
    private static int number(ValueDecoder in) {
        return in.next() instanceof Integer number ? number : -1;
    }

    private static String text(ValueDecoder in) {
        return in.next() instanceof String text ? text : "";
    }
}
