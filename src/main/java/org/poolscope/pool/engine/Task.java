package org.poolscope.pool.engine;

import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;

/// One unit of dispatch: a chunk of items.
///
/// @param work  what its worker is told
/// @param owner what its client knows it by
public record Task(Command.Work work, @Nullable Object owner) {

    /// Its number, by which worker and client know it; no two tasks of a pool have the same.
    public long number() {
        return work.task();
    }
}
