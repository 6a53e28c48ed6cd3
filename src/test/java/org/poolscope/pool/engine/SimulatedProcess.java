package org.poolscope.pool.engine;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.poolscope.protocol.Farewell;
import org.poolscope.telemetry.ProcessExit;
import org.poolscope.testing.SilentProcess;

/// A process of which there is nothing but its pid, which no system gives, and its exit status.
final class SimulatedProcess extends SilentProcess {

    /// Larger than any that Linux gives.
    static final long FIRST_PID = 5_000_000;

    private static final int RUNNING = -1;

    private final IntConsumer signalled;
    private final BooleanSupplier heedsTerm;
    private int status = RUNNING;

    /// @param signalled told the status with which it is to end
    SimulatedProcess(long pid, IntConsumer signalled, BooleanSupplier heedsTerm) {
        super(pid);
        this.signalled = signalled;
        this.heedsTerm = heedsTerm;
    }

    void ended(int its) {
        status = its;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public boolean isAlive() {
        return status == RUNNING;
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("it runs");
        }
        return status;
    }

    @Override
    public int waitFor() {
        return status;
    }

    @Override
    public void destroy() {
        if (heedsTerm.getAsBoolean()) {
            signalled.accept(Farewell.SIGNAL_BASE + ProcessExit.SIGTERM);
        }
    }

    @Override
    public Process destroyForcibly() {
        signalled.accept(Farewell.SIGNAL_BASE + ProcessExit.SIGKILL);
        return this;
    }
}
