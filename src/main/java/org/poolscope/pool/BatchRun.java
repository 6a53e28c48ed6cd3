package org.poolscope.pool;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.RunConfiguration;

/// One run of one batch: from the launch of its workers to the end of the last of them.
///
/// This is the seam above the pool. A run is started with a configuration and gives back telemetry and a report;
/// nothing above it learns where or by what the work is done.
public final class BatchRun implements AutoCloseable {

    private BatchRun() {}

    /// Plans the batch and starts it. Returns once the workers are being launched; takes as long as reading the input
    /// folder takes, so not on the event dispatch thread.
    ///
    /// @param listener told of everything that becomes known, by the pool's and the monitor's threads, one call at a
    ///                 time; it must be quick and must not throw
    /// @throws org.poolscope.workload.InvalidSettingException if the settings cannot be run
    /// @throws IOException if the run directory cannot be made
    public static BatchRun start(RunConfiguration configuration, Consumer<Telemetry> listener) throws IOException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Completed with the report when the run has ended, in whatever way, and its workers are gone; never exceptionally.
    public CompletableFuture<RunReport> report() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Asks the run to end early. Returns at once; the report follows within seconds, with outcome `STOPPED`.
    public void stop() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Stops the run if it is still on and waits until all its workers are gone.
    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
