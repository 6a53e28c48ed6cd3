package org.poolscope.chart;

import org.poolscope.live.LiveModel;

/// The stretch of a run that the live charts show in one frame.
///
/// @param columns how many pixel columns it has
record TimeView(long fromNanos, long toNanos, int columns) {

    /// Behind the present by this much, since what happens now is known only after the next beats: lines then end at
    /// the edge instead of trembling before it.
    private static final long BEHIND = 150_000_000L;

    /// A run that has just begun fills a view of this width from the left, instead of rushing by.
    private static final long LEAST = 5_000_000_000L;
    private static final long LEAST_OF_ENDED = 50_000_000L;
    private static final long LATEST = 60_000_000_000L;

    /// The last minute of a run that is on; all of one that has ended, or if all is wanted.
    static TimeView of(LiveModel model, boolean whole, int columns) {
        int width = Math.max(1, columns);
        if (model.progress().state().isOver()) {
            return new TimeView(0, Math.max(LEAST_OF_ENDED, model.nowNanos()), width);
        }
        long to = Math.max(LEAST, model.nowNanos() - BEHIND);
        return new TimeView(whole ? 0 : Math.max(0, to - LATEST), to, width);
    }

    long columnNanos() {
        return Math.max(1, (toNanos - fromNanos) / columns);
    }

    double fromSeconds() {
        return fromNanos / 1e9;
    }

    double toSeconds() {
        return toNanos / 1e9;
    }
}
