package org.poolscope.codec;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An exception, as a value: all that can be told of it without its class.
///
/// @param type    the exception's class name
/// @param message its message, shortened if it is huge
/// @param frames  its stack trace
/// @param cause   what caused it; what was suppressed is told in `trace` only
/// @param trace   the full stack trace as text, causes included; empty for a cause
public record Thrown(String type, @Nullable String message, List<StackTraceElement> frames, @Nullable Thrown cause,
        String trace) {

    /// A longer chain of causes is cut: it may be a ring.
    static final int MAX_CAUSES = 16;

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_FRAMES = 1024;

    /// Never fails, whatever the exception's own methods do.
    public static Thrown of(Throwable thrown) {
        return of(thrown, ask(thrown, Thrown::print), 0);
    }

    private static Thrown of(Throwable thrown, @Nullable String trace, int depth) {
        Throwable cause = depth == MAX_CAUSES ? null : ask(thrown, Throwable::getCause);
        StackTraceElement[] frames = ask(thrown, Throwable::getStackTrace);
        return new Thrown(thrown.getClass().getName(), shortened(message(thrown)),
                frames == null ? List.of() : List.of(frames).subList(0, Math.min(frames.length, MAX_FRAMES)),
                cause == null ? null : of(cause, "", depth + 1),
                trace == null ? thrown.getClass().getName() : shortened(trace));
    }

    private static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable e) {
            return "(its getMessage() throws " + e.getClass().getName() + ")";
        }
    }

    /// @return null if it throws
    private static <T> @Nullable T ask(Throwable thrown, Function<Throwable, @Nullable T> question) {
        try {
            return question.apply(thrown);
        } catch (Throwable e) {
            return null;
        }
    }

    private static String print(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS)
                + "… (" + text.length() + " characters)";
    }

    /// Type and message.
    public String inWords() {
        return message == null ? type : type + ": " + message;
    }

    /// An exception to be thrown here: of the same type, with the same message, the stack trace of where it was thrown,
    /// and its cause. Where that type cannot be made here, or not with this message, it is a [WorkerException]. Never
    /// fails.
    public Throwable rebuild() {
        Throwable builtCause = cause == null ? null : cause.rebuild();
        Throwable built = new ThrowableMaker(message, builtCause).make(type);
        if (built == null) {
            built = new WorkerException(this, builtCause);
        }
        built.setStackTrace(frames.toArray(StackTraceElement[]::new));
        return built;
    }
}
