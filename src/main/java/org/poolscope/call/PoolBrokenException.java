package org.poolscope.call;

/// Says that a pool cannot go on: its workers cannot be launched, or die before they are ready. The cause of an
/// [java.util.concurrent.ExecutionException] for every call that was not done.
public final class PoolBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param reason in words
    public PoolBrokenException(String reason) {
        super(reason);
    }
}
