package org.poolscope.codec.thrown;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.function.CodecException;
import org.poolscope.function.WorkerException;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class ThrownCodecTest {

    /// Has none of the usual constructors.
    static final class Coded extends Exception {
        private static final long serialVersionUID = 1;

        public Coded(int code) {
            super("code " + code);
        }
    }

    static final class Decorated extends Exception {
        private static final long serialVersionUID = 1;

        public Decorated(String message) {
            super("decorated " + message);
        }
    }

    static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new StackOverflowError("no trace");
        }
    }

    static final class Refusing extends Exception {
        private static final long serialVersionUID = 1;

        public Refusing(@Nullable String message) {
            super(message);
            if (!"first".equals(message)) {
                throw new IllegalStateException("only first");
            }
        }

        @Override
        public String getMessage() {
            return "second";
        }
    }

    @Test
    void shouldRebuildUsualExceptionsWithTypeMessageAndTrace() {
        for (Throwable thrown : List.of(new IllegalStateException("state"), new IOException("ünïcode"),
                new NullPointerException(), new FileNotFoundException("file"), new NoSuchFileException("path"),
                new ArithmeticException("/ by zero"), new TimeoutException(), new AssertionError("assertion"),
                new OutOfMemoryError("heap"), new CodecException("codec"), new ExecutionException("execution", null),
                new CompletionException("completion", null), new IllegalArgumentException(""))) {
            Throwable read = through(thrown);

            assertEquals(thrown.getClass(), read.getClass());
            assertEquals(thrown.getMessage(), read.getMessage());
            assertNull(read.getCause());
            assertArrayEquals(texts(thrown), texts(read));
        }
    }

    @Test
    void shouldRebuildTheCausesToo() {
        var thrown = new IllegalStateException("outer", new UncheckedIOException("middle", new IOException("inner")));

        Throwable read = through(thrown);

        assertInstanceOf(UncheckedIOException.class, read.getCause());
        assertEquals("middle", read.getCause().getMessage());
        assertInstanceOf(IOException.class, read.getCause().getCause());
        assertEquals("java.io.IOException: outer", through(new IOException("outer", null)).toString());
        assertEquals("java.lang.RuntimeException: java.io.IOException: x",
                through(new RuntimeException(new IOException("x"))).toString());
    }

    @Test
    void shouldStandInForTypesThatCannotBeMadeHere() {
        for (Throwable thrown : List.of(new Coded(5), new Decorated("x"), new Refusing("first"))) {
            var read = assertInstanceOf(WorkerException.class, through(thrown));

            assertEquals(thrown.getClass().getName(), read.type());
            assertEquals(thrown.getClass().getName() + ": " + thrown.getMessage(), read.getMessage());
            assertArrayEquals(texts(thrown), texts(read));
        }
    }

    @Test
    void shouldStandInForTypesThatAreNotHere() {
        var frame = new StackTraceElement("com.acme.Job", "run", "Job.java", 7);
        var unknown = new Thrown("com.acme.Oops", "went wrong", "ging schief", List.of(frame), List.of(), null,
                List.of(), "trace");

        Throwable read = ThrownCodec.decode(ByteBuffer.wrap(ThrownCodec.encode(unknown))).rebuild();

        assertEquals("com.acme.Oops: went wrong", read.getMessage());
        assertEquals("com.acme.Oops: ging schief", read.getLocalizedMessage());
        assertEquals("com.acme.Job.run(Job.java:7)", read.getStackTrace()[0].toString());

        var thread = new Thrown("java.lang.Thread", "x", null, List.of(), List.of(), null, List.of(), "");
        assertEquals("java.lang.Thread: x", thread.rebuild().getMessage());
    }

    @Test
    void shouldEncodeAnExceptionWhoseMethodsThrow() {
        Thrown thrown = ThrownCodec.decode(ByteBuffer.wrap(ThrownCodec.encode(new Hostile())));

        assertEquals(Hostile.class.getName(), thrown.type());
        assertEquals("(its getMessage() throws java.lang.IllegalStateException)", thrown.message());
        assertInstanceOf(WorkerException.class, thrown.rebuild());
    }

    @Test
    void shouldCutARingOfCauses() {
        var outer = new IllegalStateException("outer");
        outer.initCause(new IllegalStateException("inner", outer));
        var body = new IOException("body");
        body.addSuppressed(new IOException("close", body));

        assertEquals("inner", through(outer).getCause().getMessage());
        assertNull(through(outer).getCause().getCause());
        assertEquals("close", through(body).getSuppressed()[0].getMessage());
        assertNull(through(body).getSuppressed()[0].getCause());
    }

    /// Makes a new cause whenever it is asked.
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    @Test
    void shouldCutCausesThatGoOnWithoutEnd() {
        int causes = 0;
        Throwable last = through(new Endless());
        for (Throwable each = last; each != null; each = each.getCause()) {
            last = each;
            causes++;
        }
        assertEquals(Thrown.MAX_DEPTH + 2, causes);
        assertEquals("further causes are left out", last.getMessage());
    }

    @Test
    void shouldBringSuppressedExceptionsWithTheirOwn() {
        var inner = new IOException("inner", new TimeoutException("cause"));
        inner.addSuppressed(new ArithmeticException("innermost"));
        var thrown = new IllegalStateException("body");
        thrown.addSuppressed(inner);
        thrown.addSuppressed(new IOException("second"));

        Throwable read = through(thrown);

        assertEquals(2, read.getSuppressed().length);
        assertEquals("second", read.getSuppressed()[1].getMessage());
        Throwable first = assertInstanceOf(IOException.class, read.getSuppressed()[0]);
        assertInstanceOf(TimeoutException.class, first.getCause());
        assertArrayEquals(texts(inner), texts(first));
        assertInstanceOf(ArithmeticException.class, first.getSuppressed()[0]);
    }

    @Test
    void shouldTellHowManySuppressedExceptionsAreLeftOut() {
        var thrown = new IllegalStateException("body");
        for (int i = 0; i < 1000; i++) {
            thrown.addSuppressed(new IOException("close " + i));
        }

        Throwable[] suppressed = through(thrown).getSuppressed();

        assertEquals(Thrown.MAX_COUNT, suppressed.length);
        assertEquals("801 more suppressed exceptions are left out", suppressed[suppressed.length - 1].getMessage());
    }

    @Test
    void shouldKeepTheFullTextOfTheTrace() {
        var thrown = new IllegalStateException("outer", new IOException("inner"));
        thrown.addSuppressed(new IOException("suppressed"));

        String trace = ThrownCodec.decode(ByteBuffer.wrap(ThrownCodec.encode(thrown))).trace();

        assertTrue(trace.startsWith("java.lang.IllegalStateException: outer"), trace);
        assertTrue(trace.contains("Caused by: java.io.IOException: inner"), trace);
        assertTrue(trace.contains("Suppressed: java.io.IOException: suppressed"), trace);
    }

    static final class Absent implements Serializable {
        private static final long serialVersionUID = 1;
    }

    public static final class Holding extends Exception {
        private static final long serialVersionUID = 1;
        private @Nullable Absent absent;

        public Holding(String message) {
            super(message);
        }
    }

    /// Knows all classes but one.
    private static final class Lacking extends ClassLoader {

        private Lacking() {
            super(ThrownCodecTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Absent.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            if (!name.equals(Holding.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void shouldTellMessageAndTraceOfOneWithAFieldWhoseTypeIsMissing() throws ReflectiveOperationException {
        var thrown = (Throwable) new Lacking().loadClass(Holding.class.getName(), true).getConstructor(String.class)
                .newInstance("the message");
        assertThrows(NoClassDefFoundError.class, () -> thrown.getClass().getDeclaredFields());

        var read = assertInstanceOf(WorkerException.class, through(thrown));

        assertEquals(Holding.class.getName() + ": the message", read.getMessage());
        assertArrayEquals(texts(thrown), texts(read));
    }

    @Test
    void shouldShortenAHugeMessage() {
        Throwable read = through(new IllegalStateException("x".repeat(5 << 20)));

        assertTrue(read.getMessage().length() < 2 << 20);
        assertTrue(read.getMessage().endsWith("… (5242880 characters)"));
    }

    @Test
    void shouldMakeAnExceptionOfAnyBytes() {
        byte[] bytes = ThrownCodec.encode(new IllegalStateException("outer", new IOException("inner")));
        var random = new Random(2028);
        int broken = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            broken += ThrownCodec.decode(ByteBuffer.wrap(damaged, 0, random.nextInt(bytes.length))).rebuild()
                    instanceof CodecException ? 1 : 0;
        }
        assertTrue(broken > 2_500, "only " + broken + " were broken");
    }

    private static String[] texts(Throwable thrown) {
        return List.of(thrown.getStackTrace()).stream().map(StackTraceElement::toString).toArray(String[]::new);
    }

    private static Throwable through(Throwable thrown) {
        return ThrownCodec.decode(ByteBuffer.wrap(ThrownCodec.encode(thrown))).rebuild();
    }
}
