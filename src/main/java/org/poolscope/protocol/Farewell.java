package org.poolscope.protocol;

import org.poolscope.telemetry.ProcessExit;

/// The last a worker notes. A process that ends without one was killed: the operating system's exit status alone cannot
/// tell `exit(137)` from SIGKILL.
public sealed interface Farewell {

    /// A process ended by a signal has the signal's number plus this as its status, on Unix.
    int SIGNAL_BASE = 128;
    int MAX_SIGNAL = 64;

    /// It left because it was told to, or because the parent was gone.
    record Left() implements Farewell {}

    /// Its exit hooks ran: something in it called `exit`.
    record Exited() implements Farewell {}

    /// Its exit hooks ran because it was sent a signal.
    record Signalled(int signal) implements Farewell {}

    /// It noted nothing.
    record None() implements Farewell {}

    /// What this and the exit status say together. A signal that came while it was leaving anyhow did not end it.
    default ProcessExit exit(int status) {
        boolean signalled = this instanceof Signalled || this instanceof None;
        return signalled && status > SIGNAL_BASE && status <= SIGNAL_BASE + MAX_SIGNAL
                ? new ProcessExit.Signal(status - SIGNAL_BASE)
                : new ProcessExit.Status(status);
    }
}
