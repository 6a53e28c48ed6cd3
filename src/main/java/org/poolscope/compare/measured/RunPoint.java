package org.poolscope.compare.measured;

/// A single run by the moment at which it began, for whoever looks whether a machine has grown slower meanwhile.
///
/// @param at     how many seconds after the beginning of the first run
/// @param twin   whether it was the second one of its size in its block
/// @param timing how long it took, and whether that counts
public record RunPoint(double at, int size, boolean twin, Timing timing) {

    /// What it is worth, for how it is drawn.
    public enum Worth {
        /// Nobody has slowed it.
        CLEAN,
        /// Others have slowed it, whether it counts or was run again.
        POLLUTED,
        /// It did not do the same work as the others.
        INVALID
    }

    public Worth worth() {
        return !timing.valid() ? Worth.INVALID : timing.disturbed() || timing.again() ? Worth.POLLUTED : Worth.CLEAN;
    }
}
