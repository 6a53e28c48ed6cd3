package org.poolscope.ui.run;

/// When the next frame is due, frame pacing: so many in a second, though each may come a little late, as on a busy
/// machine. What has been missed altogether is not made up for.
final class Pace {

    private final long frameNanos;
    private long due;

    /// @param now the moment of the first frame, on a clock that goes on steadily
    Pace(int frameMillis, long now) {
        frameNanos = frameMillis * 1_000_000L;
        due = now;
    }

    /// A frame is there.
    ///
    /// @return in how many milliseconds the next one is due
    int next(long now) {
        long late = now - due;
        due = late < frameNanos / 2 ? due + frameNanos : now + frameNanos / 2;
        return (int) Math.max(1, (due - now) / 1_000_000);
    }
}
