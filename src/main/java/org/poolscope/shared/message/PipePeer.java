package org.poolscope.shared.message;

import java.util.function.BooleanSupplier;

/// The other end of a pipe, as those at one end see it while they wait.
public final class PipePeer {

    /// Whether killed processes are at the other end takes a while to find out, and is asked so often only.
    private static final long LOOK_NANOS = 10_000_000;

    private final PipeUsers users;
    private final BooleanSupplier closed;

    /// Any thread's time will do.
    private long looked = System.nanoTime() - LOOK_NANOS;

    /// @param users  of the other end
    /// @param closed whether this end is closed here
    public PipePeer(PipeUsers users, BooleanSupplier closed) {
        this.users = users;
        this.closed = closed;
    }

    /// Whether they have left, as far as they could say so.
    public boolean hasLeft() {
        return users.areGone(false);
    }

    /// Whether they have left or were killed.
    public boolean isGone() {
        return users.areGone(true);
    }

    /// Whether there is nothing to wait for any more, asked in a loop.
    public boolean isOver() {
        long now = System.nanoTime();
        boolean look = now - looked >= LOOK_NANOS;
        if (look) {
            looked = now;
        }
        return closed.getAsBoolean() || users.areGone(look);
    }

    public boolean isClosedHere() {
        return closed.getAsBoolean();
    }
}
