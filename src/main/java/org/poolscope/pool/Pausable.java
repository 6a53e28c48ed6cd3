package org.poolscope.pool;

import java.util.concurrent.CompletableFuture;

/// What can be paused while it is on: a run, or a comparison of runs. Any thread; everything returns at once.
///
/// **Not API**: it is public for other packages of Poolscope, and changes without notice.
public interface Pausable {

    /// Has nothing more begun; what was begun goes on.
    void pause();

    /// Has nothing go on, with all that was started, and no time counted.
    ///
    /// @return completed when all stands still, or it is known that it cannot
    CompletableFuture<Void> suspend();

    /// Goes on after either, unless a guard still wants a pause.
    void goOn();
}
