package org.poolscope.pool.launch;

import java.util.Optional;
import org.poolscope.protocol.ProcessBootstrap;
import org.poolscope.protocol.WorkerBootstrap;

/// Classes that are initialized in a JVM which was itself made for a pool or a process. To call a function its class is
/// initialized there; and if that makes a pool, as a static field may, then so do the workers of that pool, and theirs,
/// without end. CPython refuses it with "an attempt has been made to start a new process before the current process has
/// finished its bootstrapping phase".
///
/// What a function makes when it is called it makes on purpose; but not so what the initializer of a class makes that
/// it is the first to touch, a lazy holder's, say. That is refused like the others: nobody can tell it from a static
/// field of the program which a function happens to touch, and then the workers of that pool would touch theirs.
public final class Initializers {

    private Initializers() {}

    /// Why nothing may be launched from where this is called; empty if it may be. Costs nothing in other JVMs, and some
    /// 50 µs in these.
    ///
    /// @param what would be launched, as in `pool`
    public static Optional<String> whyNot(String what) {
        if (!WorkerBootstrap.wasAccepted() && ProcessBootstrap.own().isEmpty()) {
            return Optional.empty();
        }
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getMethodName().equals("<clinit>"))
                .findFirst()
                .map(frame -> "this " + what + " was made by the static initializer of " + frame.getClassName() + " ("
                        + frame.getFileName() + ":" + frame.getLineNumber() + "), which runs in every worker, since "
                        + "that needs the class, and would start workers without end; make it in main, or in a method"
                        + " that only main calls"));
    }
}
