package org.poolscope.pool.batch;

import java.nio.charset.Charset;
import java.util.function.Consumer;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.PrintedOutput;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.telemetry.Telemetry;

/// Tells what the workers of a run print, a line at a time.
public final class PrintedLines implements PrintedOutput.Reader {

    /// Whoever prints more has something in mind that is not for eyes.
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_CHARACTERS = 4096;

    /// What a JVM writes to a file in, unless it is told otherwise.
    private static final Charset CHARSET = Charset.forName(System.getProperty("native.encoding", "UTF-8"));

    private final RunClock clock;
    private final Consumer<Telemetry> listener;
    private long told;

    public PrintedLines(RunClock clock, Consumer<Telemetry> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public void printed(LaunchedWorker worker, boolean error, byte[] bytes, int count) {
        boolean room = told <= MOST_BYTES;
        told += count;
        if (!room) {
            return;
        }
        new String(bytes, 0, count, CHARSET).lines().forEach(line -> tell(worker, error, shortened(line)));
        if (told > MOST_BYTES) {
            tell(worker, true, "More than " + (MOST_BYTES >> 20) + " MB were printed in this run; the rest is not shown.");
        }
    }

    private void tell(LaunchedWorker worker, boolean error, String line) {
        listener.accept(new Telemetry.Printed(clock.now(), worker.number(), worker.pid(), error, line));
    }

    private static String shortened(String line) {
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }
}
