package org.poolscope.shared.wait;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/// Looks at the word again and again, with growing pauses. For systems without a futex.
public final class BackOffParker implements Parker {

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final long FIRST_PAUSE_NANOS = 20_000;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    @Override
    public void await(MemorySegment segment, long offset, int value, long nanos) {
        // With the flag set nobody parks; and whoever waits on in spite of it must not do so without a pause.
        boolean interrupted = Thread.interrupted();
        try {
            look(segment, offset, value, nanos);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look(MemorySegment segment, long offset, int value, long nanos) {
        long deadline = System.nanoTime() + Math.min(nanos, STEP_NANOS);
        long pause = FIRST_PAUSE_NANOS;
        while ((int) INT.getVolatile(segment, offset) == value && !Thread.currentThread().isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, Math.min(pause, left));
            pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
        }
    }

    @Override
    public void wake(MemorySegment segment, long offset, int count) {
        // Whoever waits looks by itself.
    }
}
