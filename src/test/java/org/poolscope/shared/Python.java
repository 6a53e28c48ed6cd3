package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// A script that runs in Python; the test is skipped where there is none, or no shared memory for it.
final class Python implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;

    private Python(Process process) {
        this.process = process;
        this.out = process.inputReader();
        this.in = new PrintWriter(process.outputWriter(), true);
    }

    static Python start(String script, String... arguments) {
        assumeTrue(Files.isWritable(Path.of("/dev/shm")), "no /dev/shm here");
        try {
            return new Python(new ProcessBuilder(
                    Stream.concat(Stream.of("python3", "-c", script), Arrays.stream(arguments)).toList())
                    .redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            assumeTrue(false, "no python3 here: " + e.getMessage());
            throw new AssertionError(e);
        }
    }

    /// The only line that a script prints.
    static String run(String script, String... arguments) throws Exception {
        try (Python python = start(script, arguments)) {
            String line = python.line();
            assertEquals(0, python.process.waitFor());
            return line;
        }
    }

    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("Python ended without a word");
        }
        return line;
    }

    void say(String line) {
        in.println(line);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
