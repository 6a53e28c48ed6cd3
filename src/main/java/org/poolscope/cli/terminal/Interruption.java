package org.poolscope.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C into an end with manners: the work is stopped, its workers leave, what was done is told and written,
/// and only then the process ends, with the status that the signal stands for (130 for SIGINT).
///
/// It is a shutdown hook, and not a signal handler, since that is all the JDK officially offers, works on every system,
/// does for SIGTERM and a closed terminal too, and leaves the exit status as it should be. The JVM waits for its hooks:
/// ours waits until [#close] is called, but not for ever.
public final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("interruption").unstarted(this::interrupted);
    private boolean happened;
    private Runnable stop = () -> {};

    private Interruption() {}

    /// From now on an interruption is kept waiting until [#close].
    public static Interruption awaited() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// Says how to stop what goes on now. Done at once if the interruption has already come.
    public synchronized void stops(Runnable action) {
        stop = action;
        if (happened) {
            action.run();
        }
    }

    private void interrupted() {
        synchronized (this) {
            happened = true;
            stop.run();
        }
        try {
            told.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All is told and written: the process may end.
    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook with it.
        }
    }
}
