package org.poolscope.process.usage.system;

import java.util.Optional;

/// One process, as it was when it was last looked at. It is this one for ever: a later one of the same pid is not taken
/// for it. What is not told is [#UNKNOWN]. For one thread.
public interface ProcessView extends AutoCloseable {

    long UNKNOWN = -1;

    long pid();

    /// Whether it may have run since it was last looked at; if not, nothing about it has changed.
    boolean hasRun();

    /// Looks at what changes fast: memory, and its own processor time.
    ///
    /// @return whether it is still there
    boolean glance();

    /// Looks at processor time, that of its ended children too, at its parent and its threads.
    ///
    /// @return whether it is still there
    boolean look();

    /// Looks at all, also at what takes long: its peak, and what it has read and written.
    ///
    /// @return whether it is still there
    boolean lookClosely();

    /// Puts the pids of its children into a list, as far as they have room there.
    ///
    /// @return how many were put there; below 0 if they cannot be known this way
    default int children(long[] into) {
        return -1;
    }

    long parent();

    long group();

    /// Whether it has ended, and nobody has asked for that yet.
    boolean hasEnded();

    /// The first 15 bytes of what the system calls it.
    String name();

    /// Processor time that it has used itself, as exactly as it is told.
    long ownNanos();

    /// Of all processor time that its code has used, that of children that it waited for included.
    long userNanos();

    /// The same of the system's code for it.
    long systemNanos();

    /// Processor time of the children that it has waited for.
    long waitedNanos();

    /// What of its memory is resident, shared pages included.
    long residentBytes();

    /// The most it has ever had resident.
    long peakBytes();

    /// Read from disks, by children that it waited for, too.
    long readBytes();

    /// Written to disks, by children that it waited for, too.
    long writtenBytes();

    int threads();

    /// What its environment has under a name; empty if nothing, or if that is not for us. Takes long.
    Optional<String> variable(String name);

    @Override
    void close();
}
