package org.poolscope.pool.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.worker.ProcessMain;

/// What a process is to be like.
///
/// @param daemon  whether this JVM may end before it
/// @param jvm     how its JVM is set up
/// @param stdout  the file its stdout goes to, or null for this process's own
/// @param stderr  the file its stderr goes to, or null for this process's own
public record ProcessPlan(String name, boolean daemon, JvmSetup jvm, @Nullable Path stdout,
                          @Nullable Path stderr) {

    /// All that follows `java` on the command line.
    ///
    /// @throws IOException as [JvmSetup#commandLine]
    List<String> arguments() throws IOException {
        var ours = new ArrayList<>(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        ours.addAll(AotCache.optionsFor(jvm));
        for (String property : List.of("file.encoding", "stdout.encoding", "stderr.encoding", "java.io.tmpdir")) {
            ours.add("-D" + property + "=" + System.getProperty(property));
        }
        List<String> arguments = jvm.commandLine(ours, ProcessMain.class);
        arguments.add(ProcessMain.HANDED_OVER);
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
