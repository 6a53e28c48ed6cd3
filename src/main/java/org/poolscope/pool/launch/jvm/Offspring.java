package org.poolscope.pool.launch.jvm;

import java.util.ArrayList;
import java.util.List;
import org.poolscope.process.tree.Marked;
import org.poolscope.shared.process.ProcessIdentity;

/// The processes that the tasks of a worker have started, its process tree: kills the orphans of a dead one.
///
/// While the worker lives they are its descendants. Once it was killed they are nobody's, and nothing in the process
/// table tells whose they were; so every worker has a mark in its environment, which they inherit, and which Linux
/// shows. Elsewhere they stay.
public final class Offspring {

    /// The variable whose value names the worker.
    static final String MARK = "POOLSCOPE_WORKER";

    /// The variable that programs have in which a slot's number is.
    private static final String SLOT = "POOLSCOPE_SLOT";

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

    /// Kills what a worker that is dead has left.
    public static void kill(long worker) {
        killMarked(worker, List.of());
    }

    /// Kills what one slot of a worker has started.
    ///
    /// @param slot its number, which is in the environment of its programs
    public static void kill(long worker, int slot) {
        killMarked(worker, List.of(SLOT + "=" + slot));
    }

    private static void killMarked(long worker, List<String> others) {
        List<String> variables = new ArrayList<>(others);
        variables.add(MARK + "=" + mark(Long.toString(worker)));
        boolean found = true;
        for (int look = 0; look < MAX_LOOKS && found; look++) {
            found = false;
            for (ProcessHandle process : Marked.having(variables)) {
                found |= process.pid() != worker && process.destroyForcibly();
            }
        }
    }
}
