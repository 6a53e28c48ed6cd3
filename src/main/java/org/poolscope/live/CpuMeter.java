package org.poolscope.live;

import org.poolscope.telemetry.Telemetry.Beat;

/// Turns one process's processor time, as its beats tell it, into percent of one core.
final class CpuMeter {

    private final long gapNanos;
    private long readNanos;
    private long cpuNanos;
    private boolean read;

    /// @param gapNanos beats further apart than this have missed ones between them
    CpuMeter(long gapNanos) {
        this.gapNanos = gapNanos;
    }

    /// Percent of one core since the reading before; `NaN` if there was none, or too long ago, or this is the same one
    /// again, as happens when the monitor is faster than the worker.
    double percent(Beat beat) {
        boolean same = read && beat.nanos() <= readNanos;
        if (beat.cpuNanos() == 0 || same) {
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
