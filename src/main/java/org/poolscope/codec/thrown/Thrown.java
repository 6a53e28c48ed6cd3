package org.poolscope.codec.thrown;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.function.CodecException;
import org.poolscope.function.WorkerException;

/// An exception, as a value: all that can be told of it without its class.
///
/// @param type       the exception's class name
/// @param message    its message, shortened if it is huge
/// @param localized  its localized message, or null if that is the message
/// @param frames     its stack trace
/// @param state      what its own fields hold, or null if that cannot be sent
/// @param cause      what caused it
/// @param suppressed what was suppressed for it
/// @param trace      the full stack trace as text, causes included; empty for a cause or a suppressed one
public record Thrown(String type, @Nullable String message, @Nullable String localized, List<StackTraceElement> frames,
        @Nullable List<Part> state, @Nullable Thrown cause, List<Thrown> suppressed, String trace) {

    /// Deeper causes, and causes of suppressed ones, are left out: they may go on for ever.
    static final int MAX_DEPTH = 64;

    /// Of an exception with all its causes and suppressed ones.
    static final int MAX_COUNT = 200;

    /// A piece of an exception's state.
    ///
    /// @param name  of a field or a method that tells it
    /// @param value as a [ValueEncoder] writes it
    public record Part(String name, byte[] value) {}

    /// Never fails, whatever the exception's own methods do.
    public static Thrown of(Throwable thrown) {
        return new ThrowableReader().read(thrown);
    }

    /// One of our own in place of what cannot be told.
    static Thrown note(String words) {
        return new Thrown(CodecException.class.getName(), words, null, List.of(), List.of(), null, List.of(), words);
    }

    /// Type and message.
    public String inWords() {
        return message == null ? type : type + ": " + message;
    }

    /// An exception to be thrown here: of the same type, with the same message and state, the stack trace of where it
    /// was thrown, its cause and what was suppressed for it. Where that type cannot be made here, or not with the same
    /// message and state, it is a [WorkerException]. Never fails.
    public Throwable rebuild() {
        Throwable builtCause = cause == null ? null : cause.rebuild();
        StackTraceElement[] trace = frames.toArray(StackTraceElement[]::new);
        Throwable built = new ThrowableMaker(this, builtCause, trace).make();
        if (built == null) {
            built = new WorkerException(type, inWords(), localized, builtCause);
            built.setStackTrace(trace);
        }
        if (built.getSuppressed().length == 0) {
            for (Thrown each : suppressed) {
                built.addSuppressed(each.rebuild());
            }
        }
        return built;
    }
}
