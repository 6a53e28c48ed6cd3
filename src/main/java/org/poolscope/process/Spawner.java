package org.poolscope.process;

import java.io.IOException;

/// Starts programs. Any thread may use it.
public interface Spawner {

    /// Starts one.
    ///
    /// @throws IOException if it cannot be started, with the reason as a sentence for a person, without a full stop
    RunningProgram start(Program program) throws IOException;

    /// The best there is on this system.
    static Spawner ofThisSystem() {
        return PosixCalls.find().<Spawner>map(PosixSpawner::new).orElseGet(PortableSpawner::new);
    }
}
