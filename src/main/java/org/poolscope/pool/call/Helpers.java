package org.poolscope.pool.call;

import org.jspecify.annotations.Nullable;

/// Threads for what may take as long as it likes: the callbacks of users above all. They are platform threads, for
/// virtual ones get nowhere while others keep their carriers.
///
/// One is enough for callbacks that are quick. When the next has waited for 10 ms while all were busy there is one
/// more: so nobody waits for the end of another, however long that takes. Beyond 64 threads the wait grows with their
/// number, but there is no most of them: callbacks may wait for each other. Where no more can be had the next has to
/// wait until one is free. Those with nothing to do end after a while.
public final class Helpers {

    /// Those of this JVM.
    public static final Helpers OURS = new Helpers();

    private static final System.Logger LOG = System.getLogger(Helpers.class.getName());
    private static final long PATIENCE_NANOS = 10_000_000;
    private static final long IDLE_NANOS = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// Beyond so many the next comes the later the more there are.
    private static final int FEW = 64;

    /// Made before they are wanted, for then there may be no memory for it.
    private final Runnable helping = this::help;
    private final Runnable watching = this::watch;

    // Guarded by this.
    private @Nullable Errand first;
    private @Nullable Errand last;
    private int helpers;

    /// Whether somebody sees to it that there are enough of them.
    private boolean watched;

    /// When the first that waits became the first.
    private long moved;

    /// Something to be done once. Made before it is wanted, for when it is there may be no memory for it: to have it
    /// done takes none.
    static final class Errand {
        private final Runnable action;
        private @Nullable Errand next;

        Errand(Runnable action) {
            this.action = action;
        }
    }

    private Helpers() {}

    /// Has something done soon, by one of these threads; where there can be no threads, by the one that asks, for else
    /// nobody would. What it throws is logged.
    void execute(Errand errand) {
        if (!accept(errand)) {
            run(errand);
        }
    }

    private synchronized boolean accept(Errand errand) {
        if (helpers == 0 && !addHelper()) {
            return false;
        }
        if (last == null) {
            moved = System.nanoTime();
            first = errand;
        } else {
            last.next = errand;
        }
        last = errand;
        if (!watched) {
            addWatcher();
        }
        notifyAll();
        return true;
    }

    private boolean addHelper() {
        helpers++;
        boolean added = start("poolscope-helper", helping);
        helpers -= added ? 0 : 1;
        return added;
    }

    /// Without one those that are there do what they can; the next errand tries again.
    private void addWatcher() {
        watched = start("poolscope-helpers", watching);
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
        for (Errand errand = next(); errand != null; errand = next()) {
            run(errand);
            // Whatever it has made of it: a thread with the flag set does not wait.
            Thread.interrupted();
        }
    }

    private static void run(Errand errand) {
        try {
            errand.action.run();
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

    private synchronized @Nullable Errand next() {
        long since = System.nanoTime();
        while (first == null) {
            long left = IDLE_NANOS - (System.nanoTime() - since);
            if (left <= 0) {
                helpers--;
                notifyAll();
                return null;
            }
            await(left);
        }
        moved = System.nanoTime();
        Errand errand = first;
        first = errand.next;
        last = first == null ? null : last;
        return errand;
    }

    private synchronized void watch() {
        while (helpers > 0) {
            long left = first == null ? Long.MAX_VALUE : patienceNanos() - (System.nanoTime() - moved);
            if (left > 0) {
                await(left);
            } else {
                addHelper();
                moved = System.nanoTime();
            }
        }
        watched = false;
    }

    private long patienceNanos() {
        return PATIENCE_NANOS * (1 + helpers / FEW);
    }

    private void await(long nanos) {
        try {
            wait(nanos == Long.MAX_VALUE ? 0 : nanos / NANOS_PER_MILLI + 1);
        } catch (InterruptedException _) {
            // Nobody has these threads to interrupt them, but an errand may have while it ran.
        }
    }
}
