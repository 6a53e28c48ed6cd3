package org.poolscope.pool.launch;

import java.io.IOException;
import java.util.function.Consumer;

/// What an engine needs of the system: workers' processes, and word of their ends. For the pool's thread.
public interface Launcher {

    /// Launches one worker.
    ///
    /// @param number   its place in the pool, from 1
    /// @param restarts how many workers have had this place before it
    /// @param ended    told once its process has ended, by whatever thread
    LaunchedWorker launch(int number, int restarts, Consumer<LaunchedWorker> ended) throws IOException;

    /// A JVM has come up.
    void cameUp(LaunchedWorker worker);

    /// A JVM has not come up.
    ///
    /// @param late whether it was put down for taking too long
    /// @return whether another may come up where this one did not
    boolean startsOtherwise(LaunchedWorker dead, boolean late);

    /// Clears up after a worker that has ended while others go on, in the background.
    ///
    /// @param damaged whether it has crashed as JVMs do whose code is not what it was
    void clearUp(LaunchedWorker ended, boolean damaged);
}
