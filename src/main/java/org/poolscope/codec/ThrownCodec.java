package org.poolscope.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Exceptions as bytes, and back.
public final class ThrownCodec {

    private ThrownCodec() {}

    /// Never fails, whatever the exception's own methods do.
    public static byte[] encode(Throwable thrown) {
        return encode(Thrown.of(thrown));
    }

    public static byte[] encode(Thrown thrown) {
        var out = new ValueEncoder();
        out.write(thrown.trace());
        for (Thrown each = thrown; each != null; each = each.cause()) {
            out.write(each.type()).write(each.message()).write(each.cause() != null);
            out.write(each.frames().size());
            for (StackTraceElement frame : each.frames()) {
                write(frame, out);
            }
        }
        return out.take();
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
        } catch (CodecException | ClassCastException e) {
            return Thrown.of(new CodecException("the exception that a worker sent cannot be read: " + Words.of(e), e));
        }
    }

    private static Thrown read(ValueDecoder in, String trace, int depth) {
        if (depth > Thrown.MAX_CAUSES) {
            throw new CodecException("too long a chain of causes; its sender is broken");
        }
        String type = text(in);
        String message = (String) in.next();
        boolean caused = Boolean.TRUE.equals(in.next());
        List<StackTraceElement> frames = frames(in);
        return new Thrown(type, message, frames, caused ? read(in, "", depth + 1) : null, trace);
    }

    private static List<StackTraceElement> frames(ValueDecoder in) {
        int count = in.next() instanceof Integer size ? size : 0;
        List<StackTraceElement> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String module = (String) in.next();
            String type = text(in);
            String method = text(in);
            String file = (String) in.next();
            int line = in.next() instanceof Integer number ? number : -1;
            frames.add(new StackTraceElement(null, module, null, type, method, file, line));
        }
        return frames;
    }

    private static String text(ValueDecoder in) {
        return in.next() instanceof String text ? text : "";
    }
}
