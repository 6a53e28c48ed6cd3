package org.poolscope.pool.process;

import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.AotCache;
import org.poolscope.worker.ProcessMain;

/// What a process is to be like.
///
/// @param daemon  whether this JVM may end before it
/// @param options of its JVM, besides those it inherits
/// @param stdout  the file its stdout goes to, or null for this process's own
/// @param stderr  the file its stderr goes to, or null for this process's own
public record ProcessPlan(String name, boolean daemon, List<String> options, @Nullable Path stdout,
                          @Nullable Path stderr) {

    public ProcessPlan {
        options = List.copyOf(options);
    }

    /// What a JVM takes over from the one that starts it, as far as that was told on its own command line: assertions,
    /// and which modules are open. Not its heap nor its debugger, which are meant for one process.
    private static final class Inherited {

        private static final List<String> BEGINNINGS = List.of("-ea", "-da", "-enableassertions", "-disableassertions",
                "-esa", "-dsa", "-enablesystemassertions", "-disablesystemassertions", "--enable-preview", "--add-opens",
                "--add-exports", "--add-modules", "--add-reads", "--enable-native-access");
        static final List<String> OPTIONS = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> BEGINNINGS.stream().anyMatch(option::startsWith))
                .toList();

        private Inherited() {}
    }

    /// All that follows `java` on the command line.
    List<String> arguments() {
        var arguments = new ArrayList<>(Inherited.OPTIONS);
        arguments.addAll(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        arguments.addAll(AotCache.optionsOfThisProgram());
        for (String property : List.of("file.encoding", "stdout.encoding", "stderr.encoding", "java.io.tmpdir")) {
            arguments.add("-D" + property + "=" + System.getProperty(property));
        }
        arguments.addAll(options);
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), ProcessMain.class.getName(),
                ProcessMain.HANDED_OVER));
        return arguments;
    }

    Redirect output() {
        return redirect(stdout);
    }

    Redirect errors() {
        return redirect(stderr);
    }

    private static Redirect redirect(@Nullable Path path) {
        return path == null ? Redirect.INHERIT : Redirect.to(path.toFile());
    }
}
