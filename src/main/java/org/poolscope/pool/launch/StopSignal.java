package org.poolscope.pool.launch;

/// Whether this program was told to stop from outside: by Ctrl-C, SIGTERM or a terminal that was closed.
public final class StopSignal {

    /// The JVM answers to such a signal on a thread of this name: it exits, and waits there for the exit hooks.
    private static final String BEGINNING = "SIG";
    private static final String END = " handler";

    private StopSignal() {}

    /// A handler of our own would take the signal from the program, and from the JVM; this looks who is answering it.
    public static boolean hasCome() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        var threads = new Thread[all.activeCount() + 16];
        int found = all.enumerate(threads);
        for (int i = 0; i < found; i++) {
            String name = threads[i].getName();
            if (name.startsWith(BEGINNING) && name.endsWith(END)) {
                return true;
            }
        }
        return false;
    }
}
