package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.text.ParseException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.thrown.Thrown;
import org.poolscope.codec.thrown.ThrownCodec;
import org.poolscope.function.WorkerException;

/// Exceptions of classes of the user's own come back as themselves, with all they hold, or as text.
@SuppressWarnings("serial")
class OwnExceptionsTest {

    static class NotFound extends Exception {
        NotFound(String message) {
            super(message);
        }
    }

    private static final class Hidden extends RuntimeException {
        private Hidden() {}
    }

    static class Wrapped extends RuntimeException {
        final IOException original;

        Wrapped(IOException original) {
            super(original);
            this.original = original;
        }
    }

    static class Both extends Exception {
        protected Both(@Nullable String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    static class Quiet extends Exception {
        Quiet(String message, @Nullable Throwable cause, boolean suppressing, boolean tracing) {
            super(message, cause, suppressing, tracing);
        }
    }

    enum Fault { DISK, NET }

    record Place(String host, int port) {}

    static class Coded extends Exception {
        final int code;
        final Fault fault;

        Coded(String message, int code, Fault fault) {
            super(message);
            this.code = code;
            this.fault = fault;
        }
    }

    static final class Remote extends Coded {
        private final Place place;
        private Map<String, List<Place>> tried = new TreeMap<>();
        private transient @Nullable Thread thread = Thread.currentThread();

        Remote(int code, Place place) {
            super("code " + code + " at " + place.host(), code, Fault.NET);
            this.place = place;
        }
    }

    static final class WithThread extends Exception {
        final Thread thread = Thread.currentThread();

        WithThread(String message) {
            super(message);
        }
    }

    static final class Any extends Exception {
        final Object any;

        Any(String message, Object any) {
            super(message);
            this.any = any;
        }
    }

    static final class Counted extends Exception {
        private static int made;
        final int number = ++made;

        Counted(String message) {
            super(message);
        }
    }

    /// Could be made of what it holds in very many ways, of which none is right.
    static final class Manifold extends Exception {
        private static int made;
        final String first;
        final String second;
        final String third;

        Manifold(String first, String second, String third, String fourth) {
            super(first + second + third + fourth);
            this.first = first + ++made;
            this.second = second;
            this.third = third;
        }
    }

    static final class German extends Exception {
        German(String message) {
            super(message);
        }

        @Override
        public String getLocalizedMessage() {
            return "deutsch: " + getMessage();
        }
    }

    /// Whatever one asks it, it throws or goes on for ever; only where it arrives, in the second case.
    static final class Vicious extends Exception {
        Vicious(@Nullable String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return getMessage() + "";
        }

        @Override
        public String toString() {
            throw new AssertionError("no text");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {null};
        }

        @Override
        public void setStackTrace(StackTraceElement[] trace) {
            throw new AssertionError("no trace");
        }
    }

    static final class Untraceable extends Exception {
        Untraceable(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            if (Thread.currentThread().getName().equals("receiver")) {
                throw new AssertionError("no trace");
            }
            return this;
        }

        @Override
        public void setStackTrace(StackTraceElement[] trace) {
            throw new AssertionError("no trace");
        }
    }

    @Test
    void shouldRebuildThemThroughConstructorsOfAnyAccess() {
        assertEquals("no such thing", same(new NotFound("no such thing")).getMessage());
        same(new Hidden());
        var cause = new IOException("cause");
        assertEquals("cause", same(new Both("both", cause)).getCause().getMessage());
        same(new Both(null, null));
        same(new Quiet("quiet", cause, false, false));
        Wrapped wrapped = same(new Wrapped(cause));
        assertSame(wrapped.getCause(), wrapped.original);
        same(anonymous());
        assertEquals("deutsch: hallo", same(new German("hallo")).getLocalizedMessage());
    }

    @Test
    void shouldNotRunTheirConstructorsManyTimes() {
        var thrown = new Manifold("a", "b", "c", "d");
        int before = Manifold.made;
        asText(thrown);
        int tries = Manifold.made - before;
        assertTrue(tries <= 8, () -> tries + " times");
    }

    @Test
    void shouldRebuildWhatTheirFieldsHold() {
        Coded coded = same(new Coded("bad", 7, Fault.DISK));
        assertEquals(7, coded.code);
        assertEquals(Fault.DISK, coded.fault);

        var thrown = new Remote(8, new Place("host", 80));
        thrown.tried.put("first", List.of(new Place("other", 81)));
        Remote remote = same(thrown);
        assertEquals(8, remote.code);
        assertEquals(thrown.place, remote.place);
        assertEquals(thrown.tried, remote.tried);
        assertNotNull(remote.thread);
    }

    @Test
    void shouldComeAsTextWhereWhatTheyHoldWouldBeLost() {
        asText(new WithThread("thread"));
        asText(new Any("a record that nobody allows", new Place("host", 80)));
        assertEquals("x", same(new Any("a text", "x")).any);
        asText(new Counted("counted"));
    }

    @Test
    void shouldRebuildWhatTheExceptionsOfTheJdkTell() {
        assertEquals(5, same(new ParseException("parse", 5)).getErrorOffset());
        var date = same(new DateTimeParseException("date", "2026-13", 5));
        assertEquals("2026-13", date.getParsedString());
        assertEquals(5, date.getErrorIndex());
        assertEquals("a(", same(new PatternSyntaxException("open group", "a(", 2)).getPattern());
        assertEquals("reason", same(new InvalidPathException("in\0put", "reason", 2)).getReason());
        assertEquals("reason", same(new URISyntaxException("input", "reason", 2)).getReason());
        FileSystemException denied = same(new AccessDeniedException("a", "b", "reason"));
        assertEquals("a", denied.getFile());
        assertEquals("b", denied.getOtherFile());
        assertEquals("reason", denied.getReason());
        assertEquals(3, same(new MalformedInputException(3)).getInputLength());
    }

    @Test
    void shouldHaveADefiniteOutcomeWhateverTheirMethodsDo() throws InterruptedException {
        assertInstanceOf(WorkerException.class, through(new Vicious("x")));

        byte[] untraceable = ThrownCodec.encode(new Untraceable("x"));
        var read = new Throwable[1];
        var receiver = new Thread(() -> read[0] = ThrownCodec.decode(ByteBuffer.wrap(untraceable)).rebuild(),
                "receiver");
        receiver.start();
        receiver.join();

        assertEquals(Untraceable.class.getName() + ": x",
                assertInstanceOf(WorkerException.class, read[0]).getMessage());
        assertInstanceOf(WorkerException.class, ThrownCodec.decode(ByteBuffer.wrap(untraceable)).rebuild());
    }

    /// What is named is made only if it is an exception, whatever its constructors.
    @Test
    void shouldMakeNothingButExceptions() {
        for (String type : List.of("java.lang.Thread", "java.util.ArrayList", Place.class.getName(), "int", "[I", "")) {
            var thrown = new Thrown(type, "x", null, List.of(), List.of(), null, List.of(), "");
            assertInstanceOf(WorkerException.class, thrown.rebuild());
        }
    }

    private static Throwable anonymous() {
        return new NotFound("anonymous") { };
    }

    private static void asText(Throwable thrown) {
        WorkerException read = assertInstanceOf(WorkerException.class, through(thrown));
        assertEquals(thrown.getClass().getName(), read.type());
        assertEquals(thrown.getClass().getName() + ": " + thrown.getMessage(), read.getMessage());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T same(T thrown) {
        Throwable read = through(thrown);
        assertSame(thrown.getClass(), read.getClass(), read::toString);
        assertEquals(thrown.getMessage(), read.getMessage());
        assertEquals(List.of(thrown.getStackTrace()).toString(), List.of(read.getStackTrace()).toString());
        return (T) read;
    }

    private static Throwable through(Throwable thrown) {
        return ThrownCodec.decode(ByteBuffer.wrap(ThrownCodec.encode(thrown))).rebuild();
    }
}
