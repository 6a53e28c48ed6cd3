package org.poolscope.compare;

/// How long one run of a sweep took.
///
/// @param block   the block it was run in, from 1
/// @param seconds from the launch of its first worker to its last reply
/// @param others  the part of the processors, from 0 to 1, that other processes had, if that has slowed it; 0 if not,
///                or if nobody can tell
/// @param invalid why it does not count, in words; empty when it does
public record Timing(int block, double seconds, double others, String invalid) {

    public boolean valid() {
        return invalid.isEmpty();
    }

    /// Whether other processes have slowed it. It counts all the same: nobody knows what it would have been.
    public boolean disturbed() {
        return others > 0;
    }
}
