package org.poolscope.process;

import org.poolscope.process.usage.TreeTotal;

/// How a program ended, and what it and all that it has started have used.
///
/// @param how   told by the system
/// @param usage as far as it is known
public record ProgramEnd(How how, TreeTotal usage) {

    /// Of its own, or by a signal.
    public sealed interface How {}

    /// @param status 0 to 255 where there are signals
    public record Exited(int status) implements How {}

    /// @param signal its number
    public record Signalled(int signal) implements How {}
}
