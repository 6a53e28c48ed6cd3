package org.poolscope.workload;

import java.util.List;

/// What the programs that a worker's tasks have started use at one moment, each with all that it has started.
///
/// @param nanos        that moment, as [System#nanoTime] tells it; 0 if nothing is known
/// @param cpuNanos     processor time so far, of those that have ended, too
/// @param memoryBytes  resident memory now, shared pages counted for each process
/// @param readBytes    read from disks so far, by those that have ended, too
/// @param writtenBytes written to disks so far, by those that have ended, too
/// @param processes    how many of them live now
/// @param threads      how many threads these have
/// @param members      the first of these processes, in order of their begin, up to [#MOST_MEMBERS]
public record ProgramUse(long nanos, long cpuNanos, long memoryBytes, long readBytes, long writtenBytes, int processes,
                         int threads, List<Member> members) {

    /// More than so many nobody reads.
    public static final int MOST_MEMBERS = 24;

    /// Of a worker that has started none.
    public static final ProgramUse NONE = new ProgramUse(0, 0, 0, 0, 0, 0, 0, List.of());

    public ProgramUse {
        members = List.copyOf(members);
    }

    /// One process.
    ///
    /// @param name        the begin of what the system calls it
    /// @param cpuNanos    its own processor time, and that of ended children that it waited for
    /// @param memoryBytes resident memory; below 0 if it is not known
    public record Member(long pid, long parent, String name, long cpuNanos, long memoryBytes, int threads) {}
}
