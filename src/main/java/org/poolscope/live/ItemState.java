package org.poolscope.live;

/// How it is with an item, or with an attempt at it.
public enum ItemState {
    /// It has not begun.
    WAITING,
    /// A worker is at it.
    RUNNING,
    /// It succeeded.
    DONE,
    /// It failed, and was not tried again.
    FAILED,
    /// It was ended with its run: neither a success nor a failure.
    INTERRUPTED,
    /// It failed, or lost its worker, and was tried again.
    RETRIED
}
