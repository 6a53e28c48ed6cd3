package org.poolscope.pool.launch.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.poolscope.process.KeptVariables;

/// The command by which a JVM is started: finds `java`, writes the argument file, cleans the environment.
///
/// `java` comes from `java.home` and never from this process's own command: inside an installed program that is the
/// program's launcher, and every worker would be one more window.
public final class JavaCommand {

    /// Options in these would reach every worker and undo what it was given, or print to its stdout.
    private static final List<String> REMOVED_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    /// Ctrl-C in a terminal, and its end, go to every process of the group, and would kill workers that the parent is
    /// about to stop in order, above all those that are still starting. A signal that is ignored stays so across
    /// `exec`, and a JVM heeds that; the pid stays too. SIGTERM is not among them, since it is how one worker is
    /// stopped.
    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<String> DEAF = List.of(SHELL.toString(), "-c",
            "trap '' INT HUP; export " + Offspring.MARK + "=" + Offspring.mark("$$") + "; exec \"$@\"", "sh");

    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private JavaCommand() {}

    /// The first words of the command, before any option: a `java` that does not heed Ctrl-C, nor the end of the
    /// terminal.
    ///
    /// @throws IOException if there is no `java` to launch
    public static List<String> deafJava() throws IOException {
        var words = new ArrayList<>(deaf());
        words.add(java().toString());
        return words;
    }

    /// Words before a command that make it deaf to Ctrl-C and to the end of the terminal.
    static List<String> deaf() {
        return Files.isExecutable(SHELL) ? DEAF : List.of();
    }

    /// Words before a command that make it nicer by some steps than this process; none where there is no `nice`. It
    /// keeps its pid.
    public static List<String> nicer(int steps) {
        return steps == 0 ? List.of() : NICE.stream().filter(Files::isExecutable).findFirst()
                .map(nice -> List.of(nice.toString(), "-n", Integer.toString(steps))).orElse(List.of());
    }

    /// The `java` this process runs with.
    public static Path java() throws IOException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path java = bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw new IOException("Cannot launch workers: there is no " + java + "; this Java runtime was made without "
                    + "its commands, install one that has them");
        }
        return java;
    }

    /// The option by which a JVM that crashes writes its report there, and not in the folder where the program was
    /// started.
    public static String errorFile(Path folder) {
        return "-XX:ErrorFile=" + folder.toString().replace("%", "%%") + File.separator + "hs_err_pid%p.log";
    }

    /// Writes options and arguments to a file that `@` makes part of the command, however many they are.
    public static void write(List<String> arguments, Path file) throws IOException {
        try {
            var text = new StringBuilder();
            for (String argument : arguments) {
                text.append(quoted(argument)).append('\n');
            }
            // Read by the java launcher, which takes the platform's encoding. Letters that it lacks are lost in this
            // process already: the JVM has read what is inherited in the same encoding.
            Files.write(file, text.toString().getBytes(nativeCharset()));
        } catch (IOException e) {
            throw new IOException("Cannot write what workers are launched with to " + file + ": " + e.getMessage(), e);
        }
    }

    /// The encoding of command lines, and of files unless a JVM is told otherwise.
    public static Charset nativeCharset() {
        return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    }

    /// The encoding that workers print in, which is this process's.
    public static Charset printedCharset() {
        return Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
    }

    private static String quoted(String argument) {
        String escaped = argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
        return '"' + escaped + '"';
    }

    /// Takes what would reach every JVM out of an environment, and keeps it there for the programs of a worker.
    public static void clean(Map<String, String> environment) {
        KeptVariables.putAside(environment, REMOVED_VARIABLES);
    }
}
