package org.poolscope.process.usage.system;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// All processes of a system, as far as it tells of them. For one thread.
public interface SystemProcesses {

    /// Whether a process may have begun since [#list] was asked the last time. Costs next to nothing.
    boolean mayHaveNew();

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
