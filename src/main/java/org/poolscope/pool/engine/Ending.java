package org.poolscope.pool.engine;

import java.util.concurrent.locks.LockSupport;

/// How an engine ends, whatever fails meanwhile: whoever waits for something is told that nothing comes. What is to be
/// done is made long before, for at the end there may be no memory for it. For the pool's thread.
///
/// @param tellFailure says why it has failed
/// @param bury        ends the workers by force
/// @param close       lets nobody in any more
/// @param tellEnd     tells the client that it is over
/// @param heed        does what was wanted of the pool's thread and was not done
record Ending(Runnable tellFailure, Runnable bury, Runnable close, Runnable tellEnd, Runnable heed) {

    private static final int MOST_ATTEMPTS = 20;
    private static final long BETWEEN_ATTEMPTS_NANOS = 50_000_000;

    /// The engine has failed.
    void fail() {
        insist(tellFailure);
        insist(bury);
    }

    void end() {
        insist(close);
        boolean told = false;
        while (!told) {
            // Want of memory is no reason to leave anybody waiting, however long it lasts.
            told = insist(tellEnd);
        }
        insist(heed);
    }

    /// Want of memory, say, passes.
    ///
    /// @return false if there was no memory for it all the time
    private static boolean insist(Runnable action) {
        boolean memory = true;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                action.run();
                return true;
            } catch (OutOfMemoryError _) {
                memory = false;
            } catch (RuntimeException | Error _) {
                memory = true;
            }
            rest();
        }
        return memory;
    }

    /// Others have the memory for a moment.
    static void rest() {
        LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
    }
}
