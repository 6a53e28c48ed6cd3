package org.poolscope.pool.engine;

import java.io.IOException;
import org.poolscope.protocol.Command;

/// Where the commands to one worker go. For the pool's thread.
interface CommandSink extends AutoCloseable {

    /// Adds a command; [#flush] sends it.
    void send(Command command);

    /// How many bytes wait to be sent.
    int pending();

    /// Sends as much as the other end takes, without waiting for it.
    ///
    /// @throws IOException if the other end is closed
    void flush() throws IOException;

    @Override
    void close();
}
