package org.poolscope.ui.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.poolscope.pool.Pausable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.Priority;

/// Something that is on: a run, or a comparison. Whatever it starts, its [#close] ends.
interface Session extends AutoCloseable {

    /// Where everything is done that may take a while, away from the event dispatch thread.
    Executor BACKGROUND = task -> Thread.ofPlatform().name("session").daemon().start(task);

    /// Asks it to end early. Returns at once; event dispatch thread.
    void stop();

    /// Has nothing more begun, or, when that is so, goes on. Returns at once; event dispatch thread.
    ///
    /// @param still whether what was begun is to stand still, too
    void pause(boolean still);

    /// Has it take another part of the processors from now on. Returns at once; event dispatch thread.
    void prioritise(Priority priority);

    /// Ends it and waits until all its workers are gone. Not on the event dispatch thread.
    @Override
    void close();

    /// Pauses what is on, or has it go on.
    ///
    /// @param paused whether it was paused before
    /// @param still  whether what was begun is to stand still, too
    static void pause(Pausable its, boolean paused, boolean still) {
        if (paused) {
            its.goOn();
        } else if (still) {
            its.suspend();
        } else {
            its.pause();
        }
    }

    /// Tells a view why there is no result: what the user can put right apart from all else.
    static void tell(Throwable failure, SessionListener listener) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof InvalidSettingException problem) {
            listener.refused(problem);
        } else {
            listener.failed(cause);
        }
    }

    /// Waits for the end of something, whatever end that is: failures are told elsewhere.
    static void await(CompletableFuture<?> end) {
        end.exceptionally(_ -> null).join();
    }
}
