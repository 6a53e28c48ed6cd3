package org.poolscope.worker;

import org.poolscope.protocol.Farewell;

/// What signals mean to a worker. TERM ends it, and must be told from `exit(143)`. INT means nothing: Ctrl-C in a
/// terminal goes to every process of the group, and workers are launched with it ignored, since their parent decides.
final class Signals {

    private static final int SIGTERM = 15;

    /// The thread on which the JVM runs its own answer to TERM: it exits, and waits there for the exit hooks.
    private static final String TERM_THREAD = "SIGTERM handler";

    private Signals() {}

    /// What brought the exit hooks to run. To be asked in one of them.
    ///
    /// A handler of our own could note the signal as it comes, but then every worker would generate a proxy class while
    /// it starts; this looks who is waiting for the hooks, and only in the end.
    static Farewell farewell() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(TERM_THREAD)) {
                return new Farewell.Signalled(SIGTERM);
            }
        }
        return new Farewell.Exited();
    }
}
