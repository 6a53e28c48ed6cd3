package org.poolscope.cli.terminal;

import java.io.IOException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// What Ctrl-Z does: before this process stops, so do the workers and all that they have started, which have sessions
/// of their own and would run on unseen; and they go on with it, after `fg`.
///
/// A signal handler of the JDK's, which is there though it is no part of the platform: so it is looked up, and where it
/// is not, Ctrl-Z stops this process and its workers alone, as it does any program.
public final class TerminalStop implements AutoCloseable {

    private final Runnable suspend;
    private final Runnable goOn;
    private final @Nullable Object before;

    /// @param suspend returns when all stand still
    /// @param goOn    lets them go on
    public TerminalStop(Runnable suspend, Runnable goOn) {
        this.suspend = suspend;
        this.goOn = goOn;
        this.before = handle(null);
    }

    private @Nullable Object handle(@Nullable Object other) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = other != null ? other : Proxy.newProxyInstance(TerminalStop.class.getClassLoader(),
                    new Class<?>[] {handler}, (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            stopped();
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> "what Ctrl-Z does";
                    });
            return signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TSTP"), ours);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // There is no such signal here, or somebody else has it.
            return null;
        }
    }

    /// By a thread of the JDK's for each signal.
    private void stopped() {
        suspend.run();
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid())).inheritIO().start()
                    .waitFor();
        } catch (IOException _) {
            // Then all else has stopped, and goes on.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        goOn.run();
    }

    @Override
    public void close() {
        if (before != null) {
            handle(before);
        }
    }
}
