package org.poolscope.live;

import org.poolscope.telemetry.Telemetry.Beat;

/// Turns one process's processor time, as its beats tell it, into percent of one core.
final class CpuMeter {

    /// The kernel books a running thread's time at its ticks, up to 10 ms apart: the share of a shorter span is noise,
    /// and where the monitor was held up and samples twice in a row, 4 ms booked within 0.1 ms would be 4 000 %.
    private static final long SHORTEST_SPAN = 10_000_000L;

    private final long gapNanos;
    private long readNanos;
    private long cpuNanos;
    private boolean read;

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
        read = true;
        readNanos = beat.nanos();
        cpuNanos = beat.cpuNanos();
        return percent;
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
