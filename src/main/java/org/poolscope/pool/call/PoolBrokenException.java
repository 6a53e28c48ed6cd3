package org.poolscope.pool.call;

/// Says that a pool cannot go on: its workers cannot be launched, or die before they are ready. The cause of an
/// [java.util.concurrent.ExecutionException] for every call that was not done.
public final class PoolBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PoolBrokenException(String reason) {
        super(reason);
    }

    /// The same for somebody else who waits.
    PoolBrokenException another() {
        return new PoolBrokenException(getMessage());
    }
}
