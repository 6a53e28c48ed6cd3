package org.poolscope.pool.call;

/// Where the answers of a job go. Called on the pool's thread, and must not keep it.
interface Sink {

    /// A chunk has its answer, whatever it is. Called once for each.
    void answered(Chunk chunk);

    /// All chunks have theirs, and no more will come.
    void finished();
}
