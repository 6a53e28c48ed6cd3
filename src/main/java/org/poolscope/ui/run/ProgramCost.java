package org.poolscope.ui.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What this program itself takes of the processors, its workers not counted: all of it, as the system counts it, and
/// what of that is sampling, drawing, and the JVM's compiling. The rest is handing out tasks and collecting garbage.
///
/// Read once a second on the event dispatch thread, whose processor time is that of drawing.
public final class ProgramCost {

    /// Over so many seconds the shares are taken: in less of them, a single collection would be a peak.
    private static final int SECONDS = 20;

    private static final long LEAST_NANOS = 200_000_000;

    private final LongSupplier clock;
    private final LongSupplier program;
    private final LongSupplier drawing;
    private final LongSupplier compiling;
    private final Deque<Reading> readings = new ArrayDeque<>();

    private record Reading(long nanos, long program, long sampling, long drawing, long compiling) {}

    /// Parts of one core.
    ///
    /// @param all       of the whole program
    /// @param sampling  of the thread that watches the workers
    /// @param drawing   of the thread that draws the window
    /// @param compiling of the threads that compile the program, which they do for the first time it does anything
    public record Share(double all, double sampling, double drawing, double compiling) {

        /// What is none of them.
        public double rest() {
            return Math.max(0, all - sampling - drawing - compiling);
        }
    }

    public ProgramCost() {
        this(System::nanoTime,
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getProcessCpuTime,
                ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, new CompilerTime());
    }

    /// @param program   processor time of all threads, in nanoseconds
    /// @param drawing   of the calling thread
    /// @param compiling of the threads that compile the program
    public ProgramCost(LongSupplier clock, LongSupplier program, LongSupplier drawing, LongSupplier compiling) {
        this.clock = clock;
        this.program = program;
        this.drawing = drawing;
        this.compiling = compiling;
    }

    /// Another run begins: what was before is not counted in.
    public void begin() {
        readings.clear();
    }

    /// Takes a reading.
    ///
    /// @param sampling processor time of the thread that watches this run, in nanoseconds
    public void read(long sampling) {
        if (readings.size() > SECONDS) {
            readings.removeFirst();
        }
        readings.addLast(new Reading(clock.getAsLong(), program.getAsLong(), sampling, drawing.getAsLong(),
                compiling.getAsLong()));
    }

    /// What it took over the last seconds; empty until there are two readings that are not of one moment: a run of the
    /// past is shown in a single one.
    public Optional<Share> share() {
        if (readings.size() < 2) {
            return Optional.empty();
        }
        Reading first = readings.getFirst();
        Reading last = readings.getLast();
        double nanos = last.nanos - first.nanos;
        if (nanos < LEAST_NANOS) {
            return Optional.empty();
        }
        return Optional.of(new Share((last.program - first.program) / nanos, (last.sampling - first.sampling) / nanos,
                (last.drawing - first.drawing) / nanos, (last.compiling - first.compiling) / nanos));
    }
}
