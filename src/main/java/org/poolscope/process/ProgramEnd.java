package org.poolscope.process;

import java.util.Optional;

/// How a program ended, and what it and its children that it waited for have used.
///
/// @param how   told by the system
/// @param usage empty where the system does not tell it
public record ProgramEnd(How how, Optional<Usage> usage) {

    /// Of its own, or by a signal.
    public sealed interface How {}

    /// @param status 0 to 255 where there are signals
    public record Exited(int status) implements How {}

    /// @param signal its number
    public record Signalled(int signal) implements How {}

    /// Exactly, as told when the system was asked for its end.
    ///
    /// @param userNanos   processor time of its own code
    /// @param systemNanos processor time of the system for it
    /// @param peakBytes   the most that one of its processes had in memory; 0 if that was not more than this process
    ///                    has ever had, which the system counts as theirs, too
    public record Usage(long userNanos, long systemNanos, long peakBytes) {}
}
