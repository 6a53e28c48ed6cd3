package org.poolscope.pool.launch;

/// How many starts of a JVM have failed in a row, and how long to wait before the next: exponential back-off. A start
/// that was begun before the last failure and comes off after it does not end the row, for it does not show that
/// starting works again. Not for several threads at once.
public final class FailedStarts {

    private final long firstPauseMillis;
    private final int growth;
    private final long longestPauseMillis;
    private int inARow;
    private long lastNanos;

    /// @param growth how many times longer each pause is than the one before
    public FailedStarts(long firstPauseMillis, int growth, long longestPauseMillis) {
        this.firstPauseMillis = firstPauseMillis;
        this.growth = growth;
        this.longestPauseMillis = longestPauseMillis;
    }

    /// @param nowNanos when it failed
    public void failed(long nowNanos) {
        inARow++;
        lastNanos = nowNanos;
    }

    /// @param begunNanos when it was begun
    public void succeeded(long begunNanos) {
        if (begunNanos - lastNanos >= 0) {
            inARow = 0;
        }
    }

    public int inARow() {
        return inARow;
    }

    /// How long to wait after the last failure; 0 if nothing has failed.
    public long pauseMillis() {
        long pause = inARow == 0 ? 0 : firstPauseMillis;
        for (int i = 1; i < inARow && pause < longestPauseMillis; i++) {
            pause *= growth;
        }
        return Math.min(pause, longestPauseMillis);
    }
}
