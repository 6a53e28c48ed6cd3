package org.poolscope.pool.engine;

import org.poolscope.protocol.Command;

/// One unit of dispatch: a chunk of items. For the pool's thread.
public interface Task {

    /// Its number, by which worker and client know it; no two tasks of a pool have the same. One that is given out
    /// again may have another then.
    long number();

    /// What its worker is told.
    Command.Work work();
}
