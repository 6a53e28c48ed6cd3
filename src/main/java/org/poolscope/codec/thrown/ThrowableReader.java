package org.poolscope.codec.thrown;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes an exception apart, with its causes and what was suppressed. All of it is bounded, and nothing that the
/// exception's own methods do (throw, give null, make new causes for ever) comes out of it.
final class ThrowableReader {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_FRAMES = 1024;
    private static final int MAX_STATE_BYTES = 1 << 20;

    /// For all exceptions together.
    private int count = Thrown.MAX_COUNT;
    private int characters = 4 * MAX_CHARACTERS;
    private int framesLeft = 16 * MAX_FRAMES;
    private int stateBytes = MAX_STATE_BYTES;

    /// Those that are being read: whoever is the cause of its own cause is told once.
    private final Set<Throwable> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Thrown read(Throwable thrown) {
        return read(thrown, trace(thrown), 0);
    }

    private Thrown read(Throwable thrown, String trace, int depth) {
        open.add(thrown);
        count--;
        String message = message(thrown);
        String localized = ask(thrown, Throwable::getLocalizedMessage);
        StackTraceElement[] frames = ask(thrown, Throwable::getStackTrace);
        List<Thrown.Part> state = state(thrown);
        var read = new Thrown(thrown.getClass().getName(), shortened(message),
                Objects.equals(localized, message) ? null : shortened(localized), frames(frames), state,
                cause(thrown, depth), suppressed(thrown, depth), trace);
        open.remove(thrown);
        return read;
    }

    private @Nullable Thrown cause(Throwable thrown, int depth) {
        Throwable cause = ask(thrown, Throwable::getCause);
        if (cause == null || open.contains(cause)) {
            return null;
        }
        return depth == Thrown.MAX_DEPTH || count <= 0 ? Thrown.note("further causes are left out")
                : read(cause, "", depth + 1);
    }

    private List<Thrown> suppressed(Throwable thrown, int depth) {
        Throwable[] all = thrown.getSuppressed();
        List<Thrown> read = new ArrayList<>(Math.min(all.length, 8));
        for (int i = 0; i < all.length; i++) {
            if (depth == Thrown.MAX_DEPTH || count <= 0) {
                read.add(Thrown.note(all.length - i + " more suppressed exceptions are left out"));
                break;
            }
            if (!open.contains(all[i])) {
                read.add(read(all[i], "", depth + 1));
            }
        }
        return read;
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

    private List<StackTraceElement> frames(StackTraceElement @Nullable [] frames) {
        List<StackTraceElement> some = frames == null ? List.of()
                : Stream.of(frames).filter(Objects::nonNull).limit(Math.min(framesLeft, MAX_FRAMES)).toList();
        framesLeft -= some.size();
        return some;
    }

    /// @return null if there is no room for it, or its class cannot be looked into
    private @Nullable List<Thrown.Part> state(Throwable thrown) {
        List<Thrown.Part> state;
        try {
            state = ThrowableState.of(thrown.getClass()).read(thrown);
        } catch (LinkageError | RuntimeException e) {
            // The type of a field is not on the class path, perhaps. Message and trace are told all the same.
            return null;
        }
        if (state != null) {
            stateBytes -= state.stream().mapToInt(part -> part.value().length).sum();
        }
        return stateBytes < 0 ? null : state;
    }

    private @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int most = Math.min(characters, MAX_CHARACTERS);
        characters -= Math.min(text.length(), most);
        return text.length() <= most ? text : text.substring(0, most) + "… (" + text.length() + " characters)";
    }

    private static String trace(Throwable thrown) {
        var text = new BoundedText();
        try {
            thrown.printStackTrace(new PrintWriter(text));
        } catch (Throwable e) {
            // What there is by then is told.
        }
        return text.written.isEmpty() ? thrown.getClass().getName() : text.written.toString();
    }

    /// A trace may go on without end, with a cause that makes a new cause whenever it is asked.
    private static final class BoundedText extends Writer {

        private final StringBuilder written = new StringBuilder();

        @Override
        public void write(char[] characters, int offset, int length) {
            int most = Math.min(length, MAX_CHARACTERS - written.length());
            written.append(characters, offset, Math.max(most, 0));
            if (most < length) {
                written.append(most < 0 ? "" : "…");
                throw new IllegalStateException("the trace is too long");
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
