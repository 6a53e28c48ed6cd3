package org.poolscope.compare.measured;

/// How long one run of a sweep took.
///
/// @param block   the block it was run in, from 1
/// @param seconds from the launch of its first worker to its last reply
/// @param cpuSeconds processor time of all its workers, with what they have started
/// @param peakBytes  the most resident memory of each of its workers, summed up: the pool had no more than that
/// @param disturbance what has slowed it from outside
/// @param again   whether it was run again at the end of its block, since it was disturbed: then that one counts
/// @param invalid why it does not count, in words; empty when it does
public record Timing(int block, double seconds, double cpuSeconds, long peakBytes, Disturbance disturbance,
                     boolean again, String invalid) {

    /// Whether it did the same work as the others.
    public boolean valid() {
        return invalid.isEmpty();
    }

    public boolean counts() {
        return valid() && !again;
    }

    /// Whether it was slowed from outside. If it was not run again it counts all the same: nobody knows what it
    /// would have been.
    public boolean disturbed() {
        return disturbance.isAny();
    }
}
