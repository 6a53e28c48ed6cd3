package org.poolscope.pool.watch;

import org.poolscope.testing.SilentProcess;

/// A process of which there is nothing but its pid.
final class NoProcess extends SilentProcess {

    NoProcess(long pid) {
        super(pid);
    }

    @Override
    public int waitFor() {
        return 0;
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public void destroy() {
        // There is none.
    }
}
