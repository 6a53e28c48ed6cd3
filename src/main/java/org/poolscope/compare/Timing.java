package org.poolscope.compare;

/// How long one run of a sweep took.
///
/// @param block   the block it was run in, from 1
/// @param seconds from the launch of its first worker to its last reply
/// @param invalid why it does not count, in words; empty when it does
public record Timing(int block, double seconds, String invalid) {

    public boolean valid() {
        return invalid.isEmpty();
    }
}
