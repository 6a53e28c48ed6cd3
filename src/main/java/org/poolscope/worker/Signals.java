package org.poolscope.worker;

import org.poolscope.protocol.Farewell;

/// What signals mean to a worker. Ctrl-C in a terminal goes to every process of the group: a worker ignores it and waits
/// for what its parent decides. TERM ends it, and must be told from `exit(143)`.
final class Signals {

    private static final int SIGTERM = 15;

    /// The thread on which the JVM runs its own answer to TERM: it exits, and waits there for the exit hooks.
    private static final String TERM_THREAD = "SIGTERM handler";

    private Signals() {}

    /// Makes this process ignore INT.
    ///
    /// `sun.misc.Signal` is the only way to a signal in the JDK. It is reached by reflection, since the compiler warns of
    /// it in a way that cannot be silenced; where it is missing, the JVM's own behaviour stays.
    static void ignoreInterrupt() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler).invoke(null,
                    signal.getConstructor(String.class).newInstance("INT"), handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // No such signal on this system, or no such class in this runtime.
        }
    }

    /// What brought the exit hooks to run. To be asked in one of them.
    ///
    /// A handler of our own could note the signal as it comes, but takes 15 ms to set up in every worker; this looks who is
    /// waiting for the hooks.
    static Farewell farewell() {
        boolean terminated = Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(TERM_THREAD));
        return terminated ? new Farewell.Signalled(SIGTERM) : new Farewell.Exited();
    }
}
