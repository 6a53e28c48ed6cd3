package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.poolscope.protocol.ParentPage;
import org.poolscope.shared.ProcessIdentity;

/// Launches worker JVMs and hands over the token.
public final class WorkerLauncher {

    private static final String WORKER_MAIN = "org.poolscope.worker.WorkerMain";
    private static final int TOKEN_BYTES = 32;

    private final RunDirectory directory;
    private final List<String> java;
    private final SecureRandom random = new SecureRandom();

    /// @throws IOException if there is no `java` to launch, or the argument file cannot be written
    public WorkerLauncher(RunDirectory directory, FleetSizing sizing, int beatsPerSecond) throws IOException {
        this.directory = directory;
        this.java = JavaCommand.deafJava();
        JavaCommand.write(arguments(sizing, beatsPerSecond), directory.arguments());
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
        return lines;
    }

    /// Launches one worker. Takes a few milliseconds.
    ///
    /// @param number   its place in the pool, from 1
    /// @param restarts how many workers have had this place before it
    public LaunchedWorker launch(int number, int restarts) throws IOException {
        String name = "worker-" + number + "." + restarts;
        ParentPage page = ParentPage.create(directory.page(name));
        try {
            var command = new ArrayList<>(java);
            command.addAll(List.of(
                    "-Djava.io.tmpdir=" + directory.temporary(name),
                    "@" + directory.arguments(),
                    directory.page(name).toString()));
            var builder = new ProcessBuilder(command);
            JavaCommand.clean(builder.environment());
            builder.redirectOutput(directory.stdout(name).toFile());
            builder.redirectError(directory.stderr(name).toFile());
            Process process = builder.start();
            String token = token();
            hand(token, process);
            return new LaunchedWorker(
                    number, restarts, process, page, token, directory.stdout(name), directory.stderr(name));
        } catch (IOException e) {
            page.close();
            throw new IOException("Cannot launch a worker with " + java.getLast() + ": " + e.getMessage(), e);
        }
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
