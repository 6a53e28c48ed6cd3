package org.poolscope.worker.task;

/// Whether the running task is to end. Set by the control thread, looked at by the task thread between two calls: a
/// function may swallow its interrupt.
final class Cancellation {

    private volatile boolean requested;

    void request() {
        requested = true;
    }

    void reset() {
        if (requested) {
            requested = false;
        }
    }

    boolean isRequested() {
        return requested;
    }
}
