package org.poolscope.process.usage;

import java.util.List;

/// What a program and all that it has started use at one moment.
///
/// @param nanos         that moment, as [System#nanoTime] tells it
/// @param cpuNanos      processor time since the program's start
/// @param residentBytes memory now
/// @param peakBytes     the most memory so far
/// @param readBytes     read from disks since the start; up to half a second old
/// @param writtenBytes  written to disks since the start; up to half a second old
/// @param processes     alive now
/// @param threads       of these
/// @param members       the first of these processes, in order of their begin
public record TreeNow(long nanos, long cpuNanos, long residentBytes, long peakBytes, long readBytes,
                      long writtenBytes, int processes, int threads, List<Member> members) {

    /// More than so many nobody reads.
    public static final int MOST_MEMBERS = 24;

    /// Before the first look.
    static final TreeNow NOTHING = new TreeNow(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    /// One process.
    ///
    /// @param name     the first 15 bytes of what the system calls it
    /// @param cpuNanos its own processor time, and that of ended children that it waited for
    public record Member(long pid, long parent, String name, long cpuNanos, long residentBytes, int threads) {}
}
