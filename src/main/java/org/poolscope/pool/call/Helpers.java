package org.poolscope.pool.call;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Threads for what may take as long as it likes, a pool that grows on demand: the callbacks of users above all. They
/// are platform threads, for virtual ones get nowhere while others keep their carriers.
///
/// One is enough for callbacks that are quick. When the next has waited for 10 ms while all were busy there is one
/// more: so nobody waits for the end of another, however long that takes. Those with nothing to do end after a while.
final class Helpers implements Executor {

    /// Those of this JVM.
    static final Helpers OURS = new Helpers();

    private static final System.Logger LOG = System.getLogger(Helpers.class.getName());
    private static final long PATIENCE_NANOS = 10_000_000;
    private static final long IDLE_NANOS = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    // Guarded by this.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int helpers;

    /// Whether somebody sees to it that there are enough of them.
    private boolean watched;

    /// When the first that waits became the first.
    private long moved;

    private Helpers() {}

    /// Has something done soon, by one of these threads; where there can be no threads, by the one that asks, for else
    /// nobody would. What it throws is logged.
    @Override
    public void execute(Runnable errand) {
        if (!accept(errand)) {
            run(errand);
        }
    }

    private synchronized boolean accept(Runnable errand) {
        if (waiting.isEmpty()) {
            moved = System.nanoTime();
        }
        waiting.add(errand);
        if (helpers == 0 && !addHelper() || !watched && !addWatcher() && helpers == 0) {
            waiting.remove(errand);
            return false;
        }
        notifyAll();
        return true;
    }

    private boolean addHelper() {
        helpers++;
        boolean added = start("poolscope-helper", this::help);
        helpers -= added ? 0 : 1;
        return added;
    }

    private boolean addWatcher() {
        watched = start("poolscope-helpers", this::watch);
        return watched;
    }

    private static boolean start(String name, Runnable work) {
        try {
            Thread.ofPlatform().name(name).daemon().inheritInheritableThreadLocals(false).start(work);
            return true;
        } catch (OutOfMemoryError _) {
            return false;
        }
    }

    private void help() {
        for (Runnable errand = next(); errand != null; errand = next()) {
            run(errand);
            // Whatever it has made of it: a thread with the flag set does not wait.
            Thread.interrupted();
        }
    }

    private static void run(Runnable errand) {
        try {
            errand.run();
        } catch (Throwable e) {
            log(e);
        }
    }

    private static void log(Throwable why) {
        try {
            LOG.log(System.Logger.Level.WARNING, "a callback of a pool threw", why);
        } catch (Throwable _) {
            // It cannot even be printed.
        }
    }

    private synchronized @Nullable Runnable next() {
        long since = System.nanoTime();
        while (waiting.isEmpty()) {
            long left = IDLE_NANOS - (System.nanoTime() - since);
            if (left <= 0) {
                helpers--;
                notifyAll();
                return null;
            }
            await(left);
        }
        moved = System.nanoTime();
        return waiting.remove();
    }

    private synchronized void watch() {
        while (helpers > 0) {
            long left = waiting.isEmpty() ? Long.MAX_VALUE : PATIENCE_NANOS - (System.nanoTime() - moved);
            if (left > 0) {
                await(left);
            } else {
                addHelper();
                moved = System.nanoTime();
            }
        }
        watched = false;
    }

    private void await(long nanos) {
        try {
            wait(nanos == Long.MAX_VALUE ? 0 : nanos / NANOS_PER_MILLI + 1);
        } catch (InterruptedException _) {
            // Nobody has these threads to interrupt them, but an errand may have while it ran.
        }
    }
}
