package org.poolscope.pool.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.poolscope.protocol.ParentPage;
import org.poolscope.shared.ProcessIdentity;

/// Launches worker JVMs: finds `java`, writes the argument file, cleans the environment, hands over the token.
///
/// `java` comes from `java.home` and never from this process's own command: inside an installed program that is the
/// program's launcher, and every worker would be one more window.
public final class WorkerLauncher {

    private static final String WORKER_MAIN = "org.poolscope.worker.WorkerMain";
    private static final int TOKEN_BYTES = 32;

    /// Options in these would reach every worker and undo what it was given, or print to its stdout.
    private static final List<String> REMOVED_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    /// Ctrl-C in a terminal goes to every process of the group, and would kill workers that the parent is about to stop in
    /// order, above all those that are still starting. A signal that is ignored stays so across `exec`, and a JVM heeds
    /// that; the pid stays too.
    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<String> DEAF = List.of(SHELL.toString(), "-c", "trap '' INT; exec \"$@\"", "sh");

    private final List<String> deafToInterrupt = Files.isExecutable(SHELL) ? DEAF : List.of();
    private final RunDirectory directory;
    private final Path java;
    private final SecureRandom random = new SecureRandom();

    /// @throws IOException if there is no `java` to launch, or the argument file cannot be written
    public WorkerLauncher(RunDirectory directory, FleetSizing sizing, int beatsPerSecond) throws IOException {
        this.directory = directory;
        this.java = findJava();
        try {
            // Read by the java launcher, which takes the platform's encoding.
            Files.write(directory.arguments(), arguments(sizing, beatsPerSecond), nativeCharset());
        } catch (IOException e) {
            throw new IOException("Cannot write what workers are launched with to " + directory.arguments() + ": "
                    + e.getMessage(), e);
        }
    }

    private static Charset nativeCharset() {
        return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    }

    private static Path findJava() throws IOException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path java = bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw new IOException("Cannot launch workers: there is no " + java + "; this Java runtime was made without "
                    + "its commands, install one that has them");
        }
        return java;
    }

    private List<String> arguments(FleetSizing sizing, int beatsPerSecond) {
        ProcessIdentity parent = ProcessIdentity.current();
        var lines = new ArrayList<>(sizing.jvmOptions());
        lines.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=" + System.getProperty("file.encoding"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"),
                WORKER_MAIN,
                directory.socket().toString(),
                directory.segments().toString(),
                Long.toString(parent.pid()),
                Long.toString(parent.start()),
                Integer.toString(beatsPerSecond)));
        return lines.stream().map(WorkerLauncher::quoted).toList();
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Launches one worker. Takes a few milliseconds.
    ///
    /// @param number   its place in the pool, from 1
    /// @param restarts how many workers have had this place before it
    public LaunchedWorker launch(int number, int restarts) throws IOException {
        String name = "worker-" + number + "." + restarts;
        ParentPage page = ParentPage.create(directory.page(name));
        try {
            var command = new ArrayList<>(deafToInterrupt);
            command.addAll(List.of(
                    java.toString(),
                    "-Djava.io.tmpdir=" + directory.temporary(name),
                    "@" + directory.arguments(),
                    directory.page(name).toString()));
            var builder = new ProcessBuilder(command);
            clean(builder.environment());
            builder.redirectOutput(directory.stdout(name).toFile());
            builder.redirectError(directory.stderr(name).toFile());
            Process process = builder.start();
            String token = token();
            hand(token, process);
            return new LaunchedWorker(
                    number, restarts, process, page, token, directory.stdout(name), directory.stderr(name));
        } catch (IOException e) {
            page.close();
            throw new IOException("Cannot launch a worker with " + java + ": " + e.getMessage(), e);
        }
    }

    private static void clean(Map<String, String> environment) {
        REMOVED_VARIABLES.forEach(environment::remove);
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void hand(String token, Process process) {
        try (var stdin = process.getOutputStream()) {
            stdin.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            // It is dead already; its exit says so.
        }
    }
}
