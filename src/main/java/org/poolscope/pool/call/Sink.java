package org.poolscope.pool.call;

import org.jspecify.annotations.Nullable;
import org.poolscope.call.PoolBrokenException;

/// Where the answers of a job go. Called on the pool's thread, and must not keep it.
interface Sink {

    /// A chunk has its answer, whatever it is. Called once for each.
    void answered(Chunk chunk);

    /// All chunks have theirs, and no more will come that matter.
    ///
    /// @param over      why the call was ended early, or null if it was not
    /// @param cancelled whether that is because somebody wanted so
    void finished(@Nullable Throwable over, boolean cancelled);

    /// The pool has ended: no answer will come any more, whatever is missing. Called instead of the other, if at all.
    void abandoned(PoolBrokenException why);
}
