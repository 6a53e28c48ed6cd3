package org.poolscope.worker;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.WorkerPage;

/// What signals mean to a worker. Ctrl-C in a terminal goes to every process of the group: a worker ignores it and waits
/// for what its parent decides. TERM is noted on the page, so that it can be told from `exit(143)`, and ends the JVM.
///
/// `sun.misc.Signal` is the only way to a signal in the JDK. It is reached by reflection, since the compiler warns of it in
/// a way that cannot be silenced; where it is missing, the JVM's own behaviour stays.
final class Signals {

    private static final int SIGTERM = 15;
    private static final int SIGNAL_EXIT_BASE = 128;

    private Signals() {}

    static void install(WorkerPage page) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"),
                    handler.getField("SIG_IGN").get(null));
            Object noteAndExit = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler},
                    (_, _, _) -> {
                        page.farewell(new Farewell.Signalled(SIGTERM));
                        Runtime.getRuntime().exit(SIGNAL_EXIT_BASE + SIGTERM);
                        return null;
                    });
            handle.invoke(null, signal.getConstructor(String.class).newInstance("TERM"), noteAndExit);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // No such signal on this system, or no such class in this runtime.
        }
    }
}
