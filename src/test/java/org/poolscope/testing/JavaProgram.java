package org.poolscope.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// A program of a user's own: sources that a test writes, compiled against the program's classes and started as a
/// person would, with a real `java` and any words after it.
public final class JavaProgram {

    private static final long PATIENCE_SECONDS = 60;

    /// How it ended, and what it printed on stdout and stderr.
    public record Ran(int status, String output) {}

    private JavaProgram() {}

    /// Writes sources below a folder and compiles them.
    ///
    /// @param options of `javac`
    /// @param sources texts by name of file
    /// @return the folder of the classes
    public static Path compile(Path folder, List<String> options, Map<String, String> sources) throws IOException {
        Path classes = folder.resolve("classes");
        var words = new ArrayList<>(options);
        words.addAll(List.of("-d", classes.toString()));
        for (var source : sources.entrySet()) {
            Path file = folder.resolve("source").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            words.add(Files.writeString(file, source.getValue()).toString());
        }
        var complaints = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(
                null, complaints, complaints, words.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError(complaints.toString(StandardCharsets.UTF_8));
        }
        return classes;
    }

    /// Starts a tool of the JDK, `java` say, and waits for its end.
    public static Ran run(String tool, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(words));
        Path output = Files.createTempFile("program", ".out");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " did not end, having printed " + Files.readString(output));
            }
            return new Ran(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
