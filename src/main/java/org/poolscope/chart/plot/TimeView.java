package org.poolscope.chart.plot;

import org.poolscope.live.LiveModel;

/// The stretch of a run that the live charts show in one frame. While the run is on, its end is a little ahead of the
/// present, and it moves in steps of whole pixel columns: so that for many frames nothing moves but what is new.
///
/// @param columns how many pixel columns it has
public record TimeView(long fromNanos, long toNanos, int columns) {

    private static final long SECOND = 1_000_000_000L;
    private static final long LEAST_OF_ENDED = 50_000_000L;
    private static final long LATEST = 60 * SECOND;

    /// How much of a run is shown that has not lasted longer, in seconds.
    private static final int[] LENGTHS = {5, 10, 20, 30, 45, 60};

    /// By how much more of a longer run is shown when it reaches the edge.
    private static final double LONGER = 1.25;

    private static final int COLUMNS_PER_STEP = 8;

    /// The last minute of a run that is on; all of one that has ended, or if all is wanted.
    public static TimeView of(LiveModel model, boolean whole, int columns) {
        int width = Math.max(1, columns);
        long now = model.nowNanos();
        if (model.progress().state().isOver()) {
            return new TimeView(0, Math.max(LEAST_OF_ENDED, now), width);
        }
        for (int length : LENGTHS) {
            if (now <= length * SECOND) {
                return new TimeView(0, length * SECOND, width);
            }
        }
        return whole ? new TimeView(0, wholeLength(now), width) : latest(now, width);
    }

    private static long wholeLength(long now) {
        double length = LATEST;
        while (length < now) {
            length *= LONGER;
        }
        return (long) length;
    }

    private static TimeView latest(long now, int columns) {
        double step = (double) LATEST * COLUMNS_PER_STEP / columns;
        long from = (long) (Math.ceil((now - LATEST) / step) * step);
        return new TimeView(from, from + LATEST, columns);
    }

    public long columnNanos() {
        return Math.max(1, (toNanos - fromNanos) / columns);
    }

    public double fromSeconds() {
        return fromNanos / 1e9;
    }

    public double toSeconds() {
        return toNanos / 1e9;
    }
}
