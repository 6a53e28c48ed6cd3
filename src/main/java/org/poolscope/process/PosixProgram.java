package org.poolscope.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.cgroup.ControlGroup;
import org.poolscope.process.tree.ProcessTree;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.process.usage.WaitedUse;

/// A program with a session, and so a process group, of its own. Nobody but the thread that waits for it here asks for
/// its end, and that thread for no other's.
final class PosixProgram extends StartedProgram {

    private static final int TERM = 15;
    private static final int KILL = 9;
    private static final int NO_SIGNAL = 0;
    private static final int INTERRUPTED = 4;

    private static final int STATUS_BITS = 8;
    private static final int LOW_BITS = 0xFF;
    private static final int SIGNAL_BITS = 0x7F;

    /// First two times as seconds and microseconds, then the peak in kibibytes, and further on what was read from disks
    /// and written to them in blocks; see getrusage(2).
    private static final int READ_AT = 11;
    private static final int WRITTEN_AT = 12;
    private static final long BLOCK_BYTES = 512;

    /// Most programs have ended by then: to have another thread wait for one takes as long as a small one runs.
    private static final int MOST_LOOKS = 10;

    /// How long an interrupt may wait until it is noticed.
    private static final int LOOK_MILLIS = 10;

    /// Waiting blocks a thread where no interrupt reaches it.
    private static final ExecutorService WAITERS = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("poolscope-wait-", 0).daemon().factory());

    /// The most that this process was seen to have had, in kibibytes.
    private static volatile long ownPeak;

    private final PosixCalls calls;
    private final int pid;
    private final PosixMemory memory;

    /// Nobody else may ask for its end while somebody waits for it.
    private final AtomicBoolean awaited = new AtomicBoolean();

    /// Of whoever waits.
    private volatile int looks;
    private final CompletableFuture<ProgramEnd> end = new CompletableFuture<>();

    /// @param memory tells the pid; it is this program's from here on
    /// @param group  where it was born, for itself; null if it was not
    PosixProgram(PosixCalls calls, PosixMemory memory, String mark, @Nullable ControlGroup group) {
        super(memory.startedPid(), mark, group);
        this.calls = calls;
        this.memory = memory;
        this.pid = memory.startedPid();
    }

    /// Waits on this thread, unless somebody else does, and has another one wait when that has taken long.
    ///
    /// @return whether nobody waits any more, and it has not ended
    private boolean awaitHere(long millis) throws InterruptedException {
        if (Thread.currentThread().isInterrupted() || !awaited.compareAndSet(false, true)) {
            return false;
        }
        int descriptor = calls.descriptorOf(pid);
        boolean over = false;
        boolean later = false;
        try {
            for (long left = millis; descriptor >= 0 && !over && left > 0 && looks < MOST_LOOKS; left -= LOOK_MILLIS) {
                looks = looks + 1;
                over = calls.awaitReadable(descriptor, (int) Math.min(left, LOOK_MILLIS), memory);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            later = descriptor >= 0 && !over && looks < MOST_LOOKS;
        } finally {
            if (descriptor >= 0) {
                calls.close(descriptor);
            }
            if (over) {
                reap();
            } else if (later) {
                awaited.set(false);
            } else {
                WAITERS.execute(this::reap);
            }
        }
        return later;
    }

    private void reap() {
        try {
            int reaped;
            do {
                reaped = calls.await(pid, memory);
            } while (reaped < 0 && memory.error() == INTERRUPTED);
            if (reaped != pid) {
                throw new IllegalStateException("process " + pid + " cannot be waited for: "
                        + calls.words(memory.error()));
            }
            ProgramEnd.How how = how(memory.endStatus());
            TreeTotal total = account(Optional.of(use()));
            memory.giveBack();
            end.complete(new ProgramEnd(how, total));
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }

    private static ProgramEnd.How how(int status) {
        int signal = status & SIGNAL_BITS;
        return signal == 0 ? new ProgramEnd.Exited(status >> STATUS_BITS & LOW_BITS)
                : new ProgramEnd.Signalled(signal);
    }

    private WaitedUse use() {
        return new WaitedUse(nanos(0), nanos(2), peakBytes(), memory.used(READ_AT) * BLOCK_BYTES,
                memory.used(WRITTEN_AT) * BLOCK_BYTES);
    }

    private long nanos(int at) {
        return memory.used(at) * 1_000_000_000L + memory.used(at + 1) * 1000;
    }

    /// What this process has ever had, the system counts as theirs, too.
    private long peakBytes() {
        long peak = memory.used(PosixMemory.PEAK);
        if (peak > ownPeak) {
            ownPeak = Math.max(ownPeak, calls.ownPeak());
        }
        return peak > ownPeak ? peak * 1024 : 0;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public ProgramEnd await() throws InterruptedException {
        while (awaitHere(Long.MAX_VALUE)) {
            // until somebody else waits, or it has ended
        }
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public boolean awaitFor(Duration patience) throws InterruptedException {
        if (awaitHere(patience.toMillis())) {
            return false;
        }
        try {
            end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            // Whoever asks for its end is told.
        }
        return true;
    }

    /// Whoever asks this may wait for it no more.
    @Override
    boolean isOver() {
        if (awaited.compareAndSet(false, true)) {
            WAITERS.execute(this::reap);
        }
        return end.isDone();
    }

    @Override
    void ask() {
        signal(TERM);
    }

    @Override
    void force() {
        signal(KILL);
    }

    /// A group keeps its number as long as it has a member; without one nobody is meant any more.
    private void signal(int signal) {
        if (!isOver() || hasSessionLeft()) {
            boolean _ = calls.kill(-pid, signal);
        }
    }

    @Override
    boolean isReached(long member) {
        return calls.groupOf(member) == pid;
    }

    @Override
    public boolean hasLeftSomething() {
        return isGroupPopulated().map(is -> isOver() && is).orElseGet(this::hasSessionLeft);
    }

    private boolean hasSessionLeft() {
        // A group has those in it, too, that have ended and that nobody has asked for.
        return isOver() && calls.kill(-pid, NO_SIGNAL) && ProcessTree.hasMember(pid);
    }
}
