package org.poolscope.pool.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.telemetry.Telemetry;

/// Why a run begins nothing more at the moment, and for how long that has been so: somebody wants it, a guard wants it,
/// or all stand still. For the pool's thread.
final class Pauses {

    private final RunClock clock;
    private final Consumer<Telemetry> listener;
    private boolean wanted;
    private boolean suspended;
    private @Nullable String guard;
    private boolean on;
    private long since;
    private long pausedNanos;

    /// When all stood still, in readings of [System#nanoTime].
    private final List<Span> suspensions = new ArrayList<>();
    private long suspendedSince;

    private record Span(long from, long to) {}

    Pauses(RunClock clock, Consumer<Telemetry> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// Whether nothing is to be begun.
    boolean areOn() {
        return on;
    }

    /// Somebody wants it, or does not any more.
    void want(boolean pause) {
        wanted = pause;
        tell();
    }

    /// @param why a guard wants it, in words; null if none does
    void guard(@Nullable String why) {
        guard = why;
        tell();
    }

    /// All stand still from now on, or go on.
    void suspended(boolean still) {
        long now = System.nanoTime();
        if (still && !suspended) {
            suspendedSince = now;
        } else if (!still && suspended) {
            suspensions.add(new Span(suspendedSince, now));
        }
        suspended = still;
        tell();
    }

    boolean isSuspended() {
        return suspended;
    }

    private void tell() {
        boolean now = wanted || suspended || guard != null;
        long nanos = clock.now();
        if (now) {
            since = on ? since : nanos;
            listener.accept(new Telemetry.RunPaused(nanos, suspended, guard == null ? "" : guard));
        } else if (on) {
            pausedNanos += nanos - since;
            listener.accept(new Telemetry.RunContinued(nanos, nanos - since));
        }
        on = now;
    }

    /// For how long nothing was to be begun, all in all.
    Duration total() {
        return Duration.ofNanos(pausedNanos + (on ? clock.now() - since : 0));
    }

    /// For how many nanoseconds of a time all stood still.
    ///
    /// @param from a reading of [System#nanoTime], as the end
    long stillDuring(long from, long to) {
        long still = 0;
        for (Span span : suspensions) {
            still += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
        }
        return still;
    }
}
