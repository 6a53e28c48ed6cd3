package org.poolscope.ui.run;

import java.util.concurrent.Executor;

/// Something that is on: a run, or a comparison. Whatever it starts, its [#close] ends.
interface Session extends AutoCloseable {

    /// Where everything is done that may take a while, away from the event dispatch thread.
    Executor BACKGROUND = task -> Thread.ofPlatform().name("session").daemon().start(task);

    /// Asks it to end early. Returns at once; event dispatch thread.
    void stop();

    /// Ends it and waits until all its workers are gone. Not on the event dispatch thread.
    @Override
    void close();
}
