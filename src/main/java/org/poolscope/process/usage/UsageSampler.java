package org.poolscope.process.usage;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.usage.system.SystemProcesses;

/// Keeps the accounts of all programs that this process has started, on one thread, which begins with the first of them
/// and ends some time after the last. Any thread may use it.
public final class UsageSampler {

    /// What happens at a start happens fast.
    private static final long YOUNG_NANOS = 1_000_000_000;

    /// To be woken for each of a thousand programs a second would cost more than to look at nothing some times.
    private static final long AWAKE_NANOS = 1_000_000_000;

    /// Nor is a thread to be made for each of them.
    private static final long ASLEEP_NANOS = 5_000_000_000L;

    /// A process that has just been started has better things to do.
    private static final long SHARP_NANOS = 1_000_000_000;

    /// Accounts that are read one after another are to be as of one look.
    private static final long LEAST_NANOS = 10_000_000;

    private final Supplier<SystemProcesses> table;
    private final Queue<TreeAccount> begun = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Walker walker;
    private volatile @Nullable Thread thread;
    private volatile boolean asleep;

    /// The one of this process.
    private static final class Shared {
        private static final UsageSampler OF_PROCESS = new UsageSampler(SystemProcesses::ofThisSystem);

        private Shared() {}
    }

    /// @param table made on the sampling thread, as that may take a while
    UsageSampler(Supplier<SystemProcesses> table) {
        this.table = table;
    }

    public static UsageSampler ofThisProcess() {
        return Shared.OF_PROCESS;
    }

    /// Opens the account of a program that has just been started. Costs next to nothing.
    ///
    /// @param mark what it has in its environment under [org.poolscope.process.tree.ProcessTree#MARK]
    public TreeAccount watch(long pid, String mark) {
        return open(new TreeAccount(pid, mark, true));
    }

    /// Opens the account of all that a process starts, without that process itself.
    public TreeAccount watchChildrenOf(long pid) {
        return open(new TreeAccount(pid, "", false));
    }

    private TreeAccount open(TreeAccount account) {
        begun.add(account);
        if (thread == null) {
            start();
        } else if (asleep) {
            LockSupport.unpark(thread);
        }
        return account;
    }

    private synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("poolscope-usage").daemon().start(this::run);
        }
    }

    /// An account as of now, or a moment ago. Whoever asks for many of them has all processes looked at once.
    public TreeNow look(TreeAccount account) {
        Walker of = walker;
        if (of != null && !account.isOver()) {
            of.look(System.nanoTime(), LEAST_NANOS);
        }
        return account.now();
    }

    /// An account as of this moment, whenever it was looked at before: for whoever adds to it what was read just now.
    public TreeNow lookNow(TreeAccount account) {
        Walker of = walker;
        if (of != null && !account.isOver()) {
            of.look(System.nanoTime(), 0);
        }
        return account.now();
    }

    /// What the children in an account of [#watchChildrenOf] have used since the last such call, or the begin. Whoever
    /// is known is looked at, as one that has ended since must not count twice.
    ///
    /// @param waited what the kernel told of those that were waited for since then
    public TreeTotal lap(TreeAccount account, WaitedUse waited) {
        Walker of = walker;
        if (of != null && account.now().processes() > 0) {
            of.look(System.nanoTime(), 0);
        }
        return account.lap(waited);
    }

    /// What looks, for one thread at a time.
    private final class Walker {

        private final SystemProcesses processes = table.get();
        private final TreeWalk walk = new TreeWalk(processes);
        private final SampleRhythm rhythm = new SampleRhythm();
        private long looked;
        private long gap;

        /// @param least how long ago the last look has to be
        synchronized long look(long now, long least) {
            if (now - looked >= Math.max(least, least == 0 ? 0 : gap / 2)) {
                long before = processes.ownNanos();
                walk.look(now, begun);
                looked = now;
                gap = rhythm.next(processes.ownNanos() - before, walk.isFast(now - YOUNG_NANOS));
            }
            return looked + gap;
        }

        synchronized boolean hasAccounts() {
            return walk.hasAccounts();
        }
    }

    private void run() {
        Walker walks = walker == null ? new Walker() : walker;
        walker = walks;
        long begin = System.nanoTime();
        long needed = begin;
        while (true) {
            long now = System.nanoTime();
            long next = now + SampleRhythm.USUAL_NANOS;
            try {
                next = walks.look(now, 0);
            } catch (OutOfMemoryError _) {
                // One look less; want of memory passes.
            }
            if (now - begin > SHARP_NANOS) {
                walks.processes.sharpen();
            }
            needed = walks.hasAccounts() ? now : needed;
            if (now - needed > AWAKE_NANOS) {
                if (!sleep()) {
                    return;
                }
                needed = System.nanoTime();
            } else {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /// @return whether to go on
    private boolean sleep() {
        long until = System.nanoTime() + ASLEEP_NANOS;
        asleep = true;
        while (begun.isEmpty() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
        asleep = false;
        if (begun.isEmpty()) {
            thread = null;
            // Somebody may have seen this thread just before.
            if (!begun.isEmpty()) {
                start();
            }
            return false;
        }
        // The one that has just been started has done nothing yet that could be seen.
        LockSupport.parkNanos(SampleRhythm.FAST_NANOS / 4);
        return true;
    }
}
