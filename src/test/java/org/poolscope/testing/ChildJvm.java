package org.poolscope.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real JVM with a main class of ours, for tests that are about processes. What it prints comes back line by line,
/// what is said to it arrives on its stdin, and it is gone when the test is.
public final class ChildJvm implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final int HEAP_MEGABYTES = 128;

    private final Process process;
    private final PrintWriter stdin;
    private final Thread reader;
    /// Guarded by this, like all that follows.
    private final List<String> lines = new ArrayList<>();
    private boolean ended;
    private int awaited;

    private ChildJvm(Process process) {
        this.process = process;
        this.stdin = new PrintWriter(process.outputWriter(), true);
        this.reader = Thread.ofPlatform().daemon().name("child " + process.pid()).start(this::readLines);
    }

    /// Starts a class with the test's own Java and class path, and collects its stdout and stderr.
    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /// The same, by way of another program that ends as the Java command that follows its own words.
    public static ChildJvm start(List<String> by, Class<?> main, String... arguments) {
        return start(by, HEAP_MEGABYTES, main, arguments);
    }

    /// The same with a heap of so many megabytes.
    public static ChildJvm withHeap(int megabytes, Class<?> main, String... arguments) {
        return start(List.of(), megabytes, main, arguments);
    }

    private static ChildJvm start(List<String> by, int heapMegabytes, Class<?> main, String... arguments) {
        var java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m", "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED");
        var program = Stream.of("-cp", System.getProperty("java.class.path"),
                main.getName());
        var command = Stream.of(by.stream(), java, PackedClassPath.cacheOptions().stream(), program,
                Stream.of(arguments)).flatMap(words -> words).toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.PIPE);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            return new ChildJvm(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + main, e);
        }
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            add("(reading its output failed: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    public long pid() {
        return process.pid();
    }

    public Process process() {
        return process;
    }

    /// Writes a line to its stdin.
    public ChildJvm say(String line) {
        stdin.println(line);
        return this;
    }

    /// Everything it printed so far.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// Waits for the next line that begins like this, from the last awaited one on; the rest of it.
    public synchronized String await(String prefix) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            while (awaited < lines.size()) {
                String line = lines.get(awaited++);
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length()).strip();
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || ended) {
                throw new AssertionError("no line '" + prefix + "…' from " + this);
            }
            awaitNews(left);
        }
    }

    private synchronized void awaitNews(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + this, e);
        }
    }

    /// Waits for its end; the exit status.
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end: " + this);
            }
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + this, e);
        }
    }

    /// SIGKILL, and waits until it is gone.
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "child " + process.pid() + (process.isAlive() ? " (alive)" : " (exit " + process.exitValue() + ")")
                + ", which printed " + lines();
    }
}
