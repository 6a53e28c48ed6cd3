package org.poolscope.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /// Two times as seconds and microseconds, then the peak in kibibytes, and further on what was read from disks and
    /// written to them in blocks; see getrusage(2).
    private static final long USAGE_BYTES = 144;
    private static final int PEAK_AT = 4;
    private static final int READ_AT = 11;
    private static final int WRITTEN_AT = 12;
    private static final long BLOCK_BYTES = 512;

    /// Waiting blocks a thread where no interrupt reaches it.
    private static final ExecutorService WAITERS = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("poolscope-wait-", 0).daemon().factory());

    private final PosixCalls calls;
    private final int pid;
    private final CompletableFuture<ProgramEnd> end = new CompletableFuture<>();

    PosixProgram(PosixCalls calls, int pid, String mark) {
        super(pid, mark);
        this.calls = calls;
        this.pid = pid;
        WAITERS.execute(this::reap);
    }

    private void reap() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(PosixCalls.CALL_STATE);
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment usage = arena.allocate(USAGE_BYTES, Long.BYTES);
            int reaped;
            do {
                reaped = calls.await(state, pid, status, usage);
            } while (reaped < 0 && state.get(JAVA_INT, 0) == INTERRUPTED);
            if (reaped != pid) {
                throw new IllegalStateException("process " + pid + " cannot be waited for: "
                        + calls.words(state.get(JAVA_INT, 0)));
            }
            TreeTotal total = account().end(Optional.of(use(usage)));
            end.complete(new ProgramEnd(how(status.get(JAVA_INT, 0)), total));
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }

    private static ProgramEnd.How how(int status) {
        int signal = status & SIGNAL_BITS;
        return signal == 0 ? new ProgramEnd.Exited(status >> STATUS_BITS & LOW_BITS)
                : new ProgramEnd.Signalled(signal);
    }

    /// @param usage written over
    private WaitedUse use(MemorySegment usage) {
        long user = nanos(usage, 0);
        long system = nanos(usage, 2);
        long read = usage.getAtIndex(JAVA_LONG, READ_AT) * BLOCK_BYTES;
        long written = usage.getAtIndex(JAVA_LONG, WRITTEN_AT) * BLOCK_BYTES;
        long peak = usage.getAtIndex(JAVA_LONG, PEAK_AT);
        // What this process has ever had, the system counts as theirs, too.
        calls.ownUsage(usage);
        long peakBytes = peak > usage.getAtIndex(JAVA_LONG, PEAK_AT) ? peak * 1024 : 0;
        return new WaitedUse(user, system, peakBytes, read, written);
    }

    private static long nanos(MemorySegment usage, int at) {
        return usage.getAtIndex(JAVA_LONG, at) * 1_000_000_000L + usage.getAtIndex(JAVA_LONG, at + 1) * 1000;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public ProgramEnd await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public boolean awaitFor(Duration patience) throws InterruptedException {
        try {
            end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            // Whoever asks for its end is told.
        }
        return true;
    }

    @Override
    boolean isOver() {
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
        if (!isOver() || hasLeftSomething()) {
            boolean _ = calls.kill(-pid, signal);
        }
    }

    @Override
    boolean isReached(long member) {
        return calls.groupOf(member) == pid;
    }

    @Override
    public boolean hasLeftSomething() {
        // A group has those in it, too, that have ended and that nobody has asked for.
        return isOver() && calls.kill(-pid, NO_SIGNAL) && ProcessTree.hasMember(pid);
    }
}
