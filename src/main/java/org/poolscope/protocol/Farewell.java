package org.poolscope.protocol;

/// The last a worker notes. A process that ends without one was killed: the operating system's exit status alone cannot
/// tell `exit(137)` from SIGKILL.
public sealed interface Farewell {

    /// It left because it was told to, or because the parent was gone.
    record Left() implements Farewell {}

    /// Its exit hooks ran: something in it called `exit`.
    record Exited() implements Farewell {}

    /// Its exit hooks ran because it was sent a signal.
    record Signalled(int signal) implements Farewell {}

    /// It noted nothing.
    record None() implements Farewell {}
}
