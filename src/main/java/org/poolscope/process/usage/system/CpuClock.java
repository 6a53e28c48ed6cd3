package org.poolscope.process.usage.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Reads another process's processor time from the kernel, in nanoseconds, without that process noticing. Linux only.
///
/// A JVM's own `getProcessCpuTime` counts in ticks of 10 ms there, as `/proc` does, and that makes steps of 10 % in a
/// chart with 10 samples a second. Thread-safe.
public final class CpuClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// `CPUCLOCK_SCHED`: the exact time the scheduler keeps, user and system together.
    private static final int SCHEDULER_CLOCK = 2;

    /// `CLOCK_THREAD_CPUTIME_ID`.
    private static final int THREAD_CLOCK = 3;

    private final MethodHandle clockGettime;
    private final MemorySegment timespec = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2);
    /// The same memory, read without what a new JVM takes some milliseconds to make for it.
    private final ByteBuffer read = timespec.asByteBuffer().order(ByteOrder.nativeOrder());

    private CpuClock(MethodHandle clockGettime) {
        this.clockGettime = clockGettime;
    }

    /// The clock, where this system has one and this program may ask for it without a warning.
    @SuppressWarnings("restricted")
    public static Optional<CpuClock> find() {
        if (!System.getProperty("os.name").equals("Linux") || ValueLayout.ADDRESS.byteSize() != Long.BYTES
                || !CpuClock.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("clock_gettime")
                .map(address -> linker.downcallHandle(address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
                .map(CpuClock::new);
    }

    /// The processor time of a process since its start; 0 if there is no such process any more.
    public long nanos(long pid) {
        // How clock_getcpuclockid(3) makes a clock of a pid; see MAKE_PROCESS_CPUCLOCK in Linux's posix-timers.h.
        return ask((int) (~pid << 3) | SCHEDULER_CLOCK);
    }

    /// The processor time of the thread that asks.
    public long nanosOfThisThread() {
        return ask(THREAD_CLOCK);
    }

    private synchronized long ask(int clock) {
        try {
            int failed = (int) clockGettime.invokeExact(clock, timespec);
            return failed != 0
                    ? 0
                    : read.getLong(0) * NANOS_PER_SECOND + read.getLong(Long.BYTES);
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime cannot be called", e);
        }
    }
}
