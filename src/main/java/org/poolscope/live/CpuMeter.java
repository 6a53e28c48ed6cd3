package org.poolscope.live;

import org.poolscope.telemetry.Telemetry.Beat;

/// Turns one process's processor time, as its beats tell it, into percent of one core.
final class CpuMeter {

    /// The kernel books a running thread's time at its ticks, up to 10 ms apart: the share of a shorter span is noise,
    /// and where the monitor was held up and samples twice in a row, 4 ms booked within 0.1 ms would be 4 000 %.
    private static final long SHORTEST_SPAN = 10_000_000L;

    /// What changes more often cannot be read.
    private static final long STEADY_NANOS = 1_000_000_000L;

    private final long gapNanos;
    private long readNanos;
    private long cpuNanos;
    private boolean read;

    private long markNanos;
    private long markCpuNanos;
    private double steady = Double.NaN;

    /// @param gapNanos beats further apart than this have missed ones between them
    CpuMeter(long gapNanos) {
        this.gapNanos = gapNanos;
    }

    /// Percent of one core since the reading before; `NaN` if there was none, or too long ago, or too short a time ago,
    /// as happens when the monitor is faster than the worker: the reading after this one then covers both spans.
    double percent(Beat beat) {
        boolean tooSoon = read && beat.nanos() - readNanos < SHORTEST_SPAN;
        if (beat.cpuNanos() == 0 || tooSoon) {
            return Double.NaN;
        }
        long wall = beat.nanos() - readNanos;
        double percent = read && !missed(beat.nanos())
                ? Math.max(0, 100.0 * (beat.cpuNanos() - cpuNanos) / wall)
                : Double.NaN;
        boolean begins = Double.isNaN(percent);
        read = true;
        readNanos = beat.nanos();
        cpuNanos = beat.cpuNanos();
        mark(begins, percent);
        return percent;
    }

    /// In the same moments for all processes, so that together they are never more than there is.
    private void mark(boolean begins, double percent) {
        if (begins) {
            steady = Double.NaN;
        } else if (readNanos / STEADY_NANOS != markNanos / STEADY_NANOS) {
            steady = 100.0 * (cpuNanos - markCpuNanos) / (readNanos - markNanos);
        } else {
            steady = Double.isNaN(steady) ? percent : steady;
            return;
        }
        markNanos = readNanos;
        markCpuNanos = cpuNanos;
    }

    /// Percent of one core as the mean over the last whole second; `NaN` while no reading told any.
    double steady() {
        return steady;
    }

    /// Whether by a moment a reading was due and did not come.
    boolean missed(long moment) {
        return read && moment - readNanos > gapNanos;
    }

    /// For how long there has been no reading.
    long silentNanos(long moment) {
        return read ? moment - readNanos : 0;
    }

    long cpuNanos() {
        return cpuNanos;
    }
}
