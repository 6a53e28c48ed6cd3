package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.poolscope.shared.process.ProcessIdentity;

/// The processes that the tasks of a worker have started, its process tree: kills the orphans of a dead one.
///
/// While the worker lives they are its descendants. Once it was killed they are nobody's, and nothing in the process
/// table tells whose they were; so every worker has a mark in its environment, which they inherit, and which Linux
/// shows. Elsewhere they stay.
final class Offspring {

    /// The variable whose value names the worker.
    static final String MARK = "POOLSCOPE_WORKER";

    private static final Path PROCESSES = Path.of("/proc");

    /// Whoever starts a process while it is being looked for has to be found, too.
    private static final int MAX_LOOKS = 5;

    private Offspring() {}

    /// The value for a worker; with this process's own identity, since pids come again.
    ///
    /// @param pid the worker's, or what a shell takes for it
    static String mark(String pid) {
        ProcessIdentity parent = ProcessIdentity.current();
        return parent.pid() + "-" + parent.start() + "-" + pid;
    }

    /// Kills what a worker that is dead has left. Where `/proc` shows the processes of another pid namespace, what it
    /// shows would be killed by the pid of somebody else.
    static void kill(long worker) {
        if (!ProcessIdentity.areShown()) {
            return;
        }
        String entry = MARK + "=" + mark(Long.toString(worker)) + "\0";
        int looks = 0;
        while (killMarked(entry) && ++looks < MAX_LOOKS) {
            // until nobody is found
        }
    }

    private static boolean killMarked(String entry) {
        boolean found = false;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
            for (Path process : processes) {
                if (environment(process).contains(entry)) {
                    found |= ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .filter(ProcessHandle::destroyForcibly).isPresent();
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException _) {
            // There is nothing to be seen here.
        }
        return found;
    }

    /// Empty for a process that is gone or somebody else's.
    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
