package org.poolscope.pool.launch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.poolscope.worker.WorkerMain;

/// Starts worker JVMs of one kind, which then wait on their stdin for what is theirs to do. Nothing on their command line
/// belongs to a run.
///
/// `java` comes from `java.home` and never from this process's own command: inside an installed program that is the
/// program's launcher, and every worker would be one more window.
final class WorkerJvm {

    /// Options in these would reach every worker and undo what it was given, or print to its stdout.
    private static final List<String> REMOVED_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    /// Ctrl-C in a terminal goes to every process of the group, and would kill workers that the parent is about to stop in
    /// order, above all those that are still starting. A signal that is ignored stays so across `exec`, and a JVM heeds
    /// that; the pid stays too.
    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<String> DEAF = List.of(SHELL.toString(), "-c", "trap '' INT; exec \"$@\"", "sh");

    private final List<String> command;

    private WorkerJvm(Path java, Path arguments) {
        command = new ArrayList<>(Files.isExecutable(SHELL) ? DEAF : List.of());
        command.addAll(List.of(java.toString(), "@" + arguments));
    }

    /// The JVM for workers of a sizing, with the AOT cache if there is one for it.
    ///
    /// @param arguments the file to write the command line to, for it may be long
    /// @throws IOException if there is no `java` to launch, or the argument file cannot be written
    static WorkerJvm of(FleetSizing sizing, Path arguments) throws IOException {
        var options = new ArrayList<>(sizing.jvmOptions());
        options.addAll(AotCache.optionsOfThisProgram());
        return with(options, System.getProperty("java.class.path"), arguments);
    }

    /// The same with any options and class path.
    static WorkerJvm with(List<String> options, String classPath, Path arguments) throws IOException {
        Path java = java();
        var lines = new ArrayList<String>();
        lines.addAll(commonOptions());
        lines.addAll(options);
        lines.addAll(List.of("-cp", classPath, WorkerMain.class.getName()));
        try {
            // Read by the java launcher, which takes the platform's encoding.
            Files.write(arguments, lines.stream().map(WorkerJvm::quoted).toList(), nativeCharset());
        } catch (IOException e) {
            throw new IOException("Cannot write what workers are launched with to " + arguments + ": " + e.getMessage(), e);
        }
        return new WorkerJvm(java, arguments);
    }

    private static Charset nativeCharset() {
        return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    }

    /// The `java` this process runs with.
    static Path java() throws IOException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path java = bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw new IOException("Cannot launch workers: there is no " + java + "; this Java runtime was made without "
                    + "its commands, install one that has them");
        }
        return java;
    }

    /// The options of every worker, whatever its sizing.
    ///
    /// Two are for the start alone. Who opens the first socket asks every jar of the class path whether it knows a better
    /// kind; the worker is told what that came to here. And what is mapped of a class archive is not moved to a random
    /// address, which would touch all of it.
    static List<String> commonOptions() {
        return List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.nio.channels.spi.SelectorProvider=" + SelectorProvider.provider().getClass().getName(),
                "-Djava.awt.headless=true",
                "-Dfile.encoding=" + System.getProperty("file.encoding"),
                "--enable-native-access=ALL-UNNAMED");
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Starts one. Takes a few milliseconds.
    ///
    /// @param mode how it begins, in [WorkerMain]'s words
    Process start(Path stdout, Path stderr, String... mode) throws IOException {
        var builder = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(mode)).toList());
        clean(builder.environment());
        builder.redirectOutput(stdout.toFile());
        builder.redirectError(stderr.toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("Cannot launch a worker: " + e.getMessage(), e);
        }
    }

    static void clean(Map<String, String> environment) {
        REMOVED_VARIABLES.forEach(environment::remove);
    }
}
