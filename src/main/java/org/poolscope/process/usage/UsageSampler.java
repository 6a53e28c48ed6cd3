package org.poolscope.process.usage;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.usage.system.SystemProcesses;

/// Keeps the accounts of all programs that this process has started, on one thread, which begins with the first of them
/// and sleeps while there is none. Any thread may use it.
public final class UsageSampler {

    /// What happens at a start happens fast.
    private static final long YOUNG_NANOS = 1_000_000_000;

    /// To be woken for each of a thousand programs a second would cost more than to look at nothing some times.
    private static final long AWAKE_NANOS = 1_000_000_000;

    /// A process that has just been started has better things to do.
    private static final long SHARP_NANOS = 1_000_000_000;

    private final Supplier<SystemProcesses> table;
    private final Queue<TreeAccount> begun = new ConcurrentLinkedQueue<>();
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

    private void run() {
        SystemProcesses processes = table.get();
        var walk = new TreeWalk(processes);
        var rhythm = new SampleRhythm();
        long begin = System.nanoTime();
        long needed = begin;
        while (true) {
            long now = System.nanoTime();
            long before = processes.ownNanos();
            try {
                walk.look(now, begun);
            } catch (OutOfMemoryError _) {
                // One look less; want of memory passes.
            }
            long cost = processes.ownNanos() - before;
            if (now - begin > SHARP_NANOS) {
                processes.sharpen();
            }
            needed = walk.hasAccounts() ? now : needed;
            if (now - needed > AWAKE_NANOS) {
                sleep();
                needed = System.nanoTime();
            } else {
                LockSupport.parkNanos(now + rhythm.next(cost, walk.isFast(now - YOUNG_NANOS)) - System.nanoTime());
            }
        }
    }

    private void sleep() {
        asleep = true;
        while (begun.isEmpty()) {
            LockSupport.park(this);
        }
        asleep = false;
        // The one that has just been started has done nothing yet that could be seen.
        LockSupport.parkNanos(SampleRhythm.FAST_NANOS / 4);
    }
}
