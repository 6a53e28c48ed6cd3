package org.poolscope.process.usage.system;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// All processes of a system, as far as it tells of them. For one thread.
public interface SystemProcesses {

    /// Says which processes may have begun since this was asked the last time. Costs next to nothing.
    ///
    /// @param into takes their pids, which may be those of threads or of nobody
    /// @return how many were put there; below 0 if there may be more than have room, or nobody knows
    int begun(int[] into);

    /// Begins to look at one of those that may have begun, and may be a thread.
    ///
    /// @return null if it is gone, or nothing is told of it
    default @Nullable ProcessView openBegun(int pid) {
        return open(pid);
    }

    /// Whether that is a process, and no thread.
    default boolean isProcess(int pid) {
        return true;
    }

    /// Sets the pids of all that there are; nothing, if that cannot be known.
    void list(BitSet into);

    /// Begins to look at one.
    ///
    /// @return null if it is gone, or nothing is told of it
    @Nullable ProcessView open(long pid);

    /// Takes from now on whatever is exacter and takes a while to get ready, if there is such.
    default void sharpen() {}

    /// What this thread has used of processors, as exactly as that can be told by now, or else the time.
    default long ownNanos() {
        return System.nanoTime();
    }

    /// That of this system; one that knows of nothing where what it shows is somebody else's.
    static SystemProcesses ofThisSystem() {
        if (System.getProperty("os.name").equals("Linux")) {
            return ProcFolder.ofThisSystem();
        }
        return new HandleProcesses();
    }
}
