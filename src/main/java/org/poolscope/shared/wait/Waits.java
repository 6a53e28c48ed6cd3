package org.poolscope.shared.wait;

import java.util.concurrent.atomic.AtomicLong;

/// For how long the threads of this process have waited at shared objects, all together. Any thread.
public final class Waits {

    private static final AtomicLong NANOS = new AtomicLong();

    private Waits() {}

    /// What has ended by now, since the process began.
    public static long nanos() {
        return NANOS.get();
    }

    static void add(long nanos) {
        NANOS.addAndGet(nanos);
    }
}
