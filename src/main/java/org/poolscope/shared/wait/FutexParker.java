package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Waits in the kernel, by Linux's futex: a waiter costs nothing and wakes within microseconds.
///
/// The word's address is passed as a number. Passed as a segment it would keep the segment's arena from being closed
/// for as long as anybody waits; as a number the worst that can happen is that the kernel finds no memory there and
/// returns at once, after which the waiter's next look at the word says that the segment is closed.
final class FutexParker implements Parker {

    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /// One for each thread that waits, so that waiting allocates nothing.
    private static final ThreadLocal<MemorySegment> TIMESPEC =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(JAVA_LONG, 2));

    private static final long UNKNOWN = -1;
    private static final long NUMBER = systemCallNumber();

    private final Parker without = new BackOffParker();
    private @Nullable StandIns standIns;

    /// Linked at the first wait and not before: it takes longer than anything else that is done for shared memory, and
    /// many who share something never wait for it.
    private static final class Kernel {

        /// Null where native access is denied to us.
        private static final @Nullable MethodHandle CALL = link();

        @SuppressWarnings("restricted")
        private static @Nullable MethodHandle link() {
            try {
                Linker linker = Linker.nativeLinker();
                var signature = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS);
                return linker.defaultLookup().find("syscall").map(address ->
                        linker.downcallHandle(address, signature, Linker.Option.firstVariadicArg(1))).orElse(null);
            } catch (UnsupportedOperationException | IllegalCallerException e) {
                return null;
            }
        }
    }

    /// Whether this system has a futex, and we know its number.
    static boolean isKnownHere() {
        return NUMBER != UNKNOWN;
    }

    private static long systemCallNumber() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return UNKNOWN;
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> 202;
            case "aarch64", "riscv64" -> 98;
            default -> UNKNOWN;
        };
    }

    @Override
    public void await(MemorySegment segment, long offset, int value, long nanos) {
        if (Kernel.CALL == null) {
            without.await(segment, offset, value, nanos);
        } else if (Thread.currentThread().isVirtual()) {
            standIns().await(segment, offset, value, nanos);
        } else {
            awaitInKernel(segment, offset, value, nanos);
        }
    }

    /// Made at the first need: few programs have virtual threads that wait here.
    private synchronized StandIns standIns() {
        if (standIns == null) {
            standIns = new StandIns(this);
        }
        return standIns;
    }

    /// The same in this thread, which must be a platform thread.
    ///
    /// @return whether somebody has woken it
    boolean awaitInKernel(MemorySegment segment, long offset, int value, long nanos) {
        long step = Math.clamp(nanos, 0, STEP_NANOS);
        MemorySegment timespec = TIMESPEC.get();
        timespec.setAtIndex(JAVA_LONG, 0, step / NANOS_PER_SECOND);
        timespec.setAtIndex(JAVA_LONG, 1, step % NANOS_PER_SECOND);
        return call(segment, offset, FUTEX_WAIT, value, timespec) == 0;
    }

    @Override
    public void wake(MemorySegment segment, long offset, int count) {
        if (Kernel.CALL != null) {
            call(segment, offset, FUTEX_WAKE, count, MemorySegment.NULL);
        }
    }

    /// The outcome is of little interest: whoever waited looks at the word, whatever ended the wait.
    private static long call(MemorySegment segment, long offset, int operation, int value, MemorySegment timespec) {
        try {
            MethodHandle kernel = Objects.requireNonNull(Kernel.CALL);
            return (long) kernel.invokeExact(NUMBER, segment.address() + offset, operation, value, timespec);
        } catch (Throwable e) {
            throw new AssertionError("a system call does not throw", e);
        }
    }
}
