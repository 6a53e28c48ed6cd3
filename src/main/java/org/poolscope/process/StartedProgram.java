package org.poolscope.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.cgroup.ControlGroup;
import org.poolscope.process.tree.ProcessTree;
import org.poolscope.process.usage.TreeAccount;
import org.poolscope.process.usage.TreeNow;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.process.usage.UsageSampler;
import org.poolscope.process.usage.WaitedUse;

/// What is the same however a program was started: how it is ended with its whole tree.
abstract class StartedProgram implements RunningProgram {

    private static final long PAUSE_NANOS = 3_000_000;

    /// Whoever starts a process while it is being looked for has to be found, too.
    private static final int MAX_LOOKS = 5;

    private final ProcessTree tree;
    private final TreeAccount account;
    private final @Nullable ControlGroup group;

    /// @param mark  what it has in its environment
    /// @param group where it was born, for itself; null if it was not
    StartedProgram(long pid, String mark, @Nullable ControlGroup group) {
        this.group = group;
        this.tree = new ProcessTree(pid, mark);
        this.account = UsageSampler.ofThisProcess().watch(pid, mark);
    }

    /// Closes its account, and its group, which is there until nobody is left in it.
    final TreeTotal account(Optional<WaitedUse> waited) {
        if (group == null) {
            return account.end(waited);
        }
        TreeTotal total = account.end(waited, group.use());
        group.close();
        return total;
    }

    /// Whether somebody is left in its group; empty if it has none.
    final Optional<Boolean> isGroupPopulated() {
        return Optional.ofNullable(group).map(ControlGroup::isPopulated);
    }

    @Override
    public final TreeNow usage() {
        return UsageSampler.ofThisProcess().look(account);
    }

    /// Whether it was found to have ended.
    abstract boolean isOver();

    /// Sends SIGTERM to the program, and to those that [#isReached] tells.
    abstract void ask();

    /// Sends SIGKILL to the same.
    abstract void force();

    /// Whether [#ask] reaches a process that the program has started.
    abstract boolean isReached(long pid);

    @Override
    public void end(Duration patience) {
        long begin = System.nanoTime();
        Set<ProcessHandle> known = new HashSet<>(tree.descendants());
        Thread last = killLater(List.copyOf(known), patience);
        ask();
        destroyUnreached(known);
        Set<ProcessHandle> others = tree.members();
        others.addAll(inGroup());
        others.removeAll(known);
        destroyUnreached(others);
        known.addAll(others);
        pauseWhile(known, patience.minusNanos(System.nanoTime() - begin));
        last.interrupt();
        for (int look = 0; look < MAX_LOOKS && (look == 0 || isAnyLeft(known)); look++) {
            force();
            if (group != null) {
                group.kill();
            }
            known.forEach(ProcessHandle::destroyForcibly);
            // Takes its time on a busy machine, and whoever is known must not have that.
            known.addAll(tree.members());
            known.forEach(ProcessHandle::destroyForcibly);
        }
        // One that the system cannot end at once, in the middle of a disk's answer, is left to it.
        pauseWhile(known, Duration.ofMillis(200));
        if (group != null && isOver()) {
            group.close();
        }
    }

    private Set<ProcessHandle> inGroup() {
        return group == null ? Set.of()
                : group.members().stream().filter(pid -> pid != tree.root()).map(ProcessHandle::of)
                        .flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /// Kills what is known when patience is over, whatever is still being looked for then: this process may have to end
    /// soon after, and nobody would do it any more.
    private Thread killLater(List<ProcessHandle> known, Duration patience) {
        return Thread.ofPlatform().name("poolscope-end").daemon().start(() -> {
            try {
                Thread.sleep(patience);
                force();
                known.forEach(ProcessHandle::destroyForcibly);
            } catch (InterruptedException _) {
                // All has ended, or is being killed.
            }
        });
    }

    private void destroyUnreached(Set<ProcessHandle> members) {
        for (ProcessHandle member : members) {
            if (!isReached(member.pid())) {
                member.destroy();
            }
        }
    }

    private void pauseWhile(Set<ProcessHandle> known, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = Thread.interrupted();
        while (isAnyLeft(known) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
            // A thread that is interrupted does not park.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnyLeft(Set<ProcessHandle> known) {
        return !isOver() || hasLeftSomething() || known.stream().anyMatch(ProcessTree::isAlive);
    }
}
