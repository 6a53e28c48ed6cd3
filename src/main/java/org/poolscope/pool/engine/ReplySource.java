package org.poolscope.pool.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Reply;

/// Where the replies of all workers come from, and the one place where an engine waits. For the pool's thread,
/// [#wakeUp] excepted.
interface ReplySource extends AutoCloseable {

    /// Opens one for a host.
    interface Opener {
        ReplySource open(Host host) throws IOException;
    }

    /// Whom the workers come to.
    interface Host {

        /// The worker that was given a token and has not connected yet, or null if there is none.
        @Nullable Worker expected(String token);

        /// A worker has proved who it is.
        void connected(Worker worker, CommandSink commands);

        void replied(Worker worker, Reply reply);

        /// All replies of a worker that came together have been told.
        void heard(Worker worker);

        /// A worker has nothing more to say.
        void disconnected(Worker worker);
    }

    /// Deals with what has come, without waiting.
    void poll() throws IOException;

    /// Waits until something comes, or the time is over, or [#wakeUp] is called, and deals with it.
    ///
    /// @param millis 0 waits without end
    void await(long millis) throws IOException;

    /// Ends the wait that is on, or the next one. From any thread.
    void wakeUp();

    /// What a worker said before it died was said: brings the replies of it that have not been brought yet.
    void takeLast(Worker worker);

    @Override
    void close();
}
