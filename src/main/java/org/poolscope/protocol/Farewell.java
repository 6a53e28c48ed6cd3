package org.poolscope.protocol;

import org.poolscope.telemetry.ProcessExit;

/// The last a worker notes, its exit record. A process that ends without one was killed: the operating system's exit
/// status alone cannot tell `exit(137)` from SIGKILL.
public sealed interface Farewell {

    /// A process ended by a signal has the signal's number plus this as its status, on Unix.
    int SIGNAL_BASE = 128;
    int MAX_SIGNAL = 64;

    /// The status of a JVM that fails to come up.
    int COULD_NOT_START = 1;

    /// It left because it was told to, or because the parent was gone.
    record Left() implements Farewell {}

    /// Its exit hooks ran: something in it called `exit`.
    record Exited() implements Farewell {}

    /// Its exit hooks ran because it was sent a signal.
    record Signalled(int signal) implements Farewell {}

    /// It noted nothing.
    record None() implements Farewell {}

    /// It ended before its JVM was so far that it could note anything.
    record NotUp() implements Farewell {}

    /// What this and the exit status say together. A signal that came while it was leaving anyhow did not end it.
    ///
    /// @param terminated whether we have sent it a SIGTERM. A JVM that gets one while it comes up may see an error of
    ///                   its own in that, "Bad level: 2" in JDK 25, and end with a status as if it could not start
    default ProcessExit exit(int status, boolean terminated) {
        if (this instanceof NotUp && terminated && status == COULD_NOT_START) {
            return new ProcessExit.Signal(ProcessExit.SIGTERM);
        }
        boolean signalled = this instanceof Signalled || this instanceof None || this instanceof NotUp;
        return signalled && status > SIGNAL_BASE && status <= SIGNAL_BASE + MAX_SIGNAL
                ? new ProcessExit.Signal(status - SIGNAL_BASE)
                : new ProcessExit.Status(status);
    }
}
