package org.poolscope.worker;

import java.util.concurrent.locks.LockSupport;
import org.poolscope.protocol.WorkerPage;

/// The `beat` thread: samples what this process uses, and looks once a second whether its parent still lives.
final class Beats {

    private static final long PARENT_CHECK_NANOS = 1_000_000_000L;

    private final WorkerPage page;
    private final WorkerArguments arguments;
    private final Runnable orphaned;
    private final ProcessSampler sampler = new ProcessSampler();

    /// @param orphaned called when the parent is gone; does not return
    Beats(WorkerPage page, WorkerArguments arguments, Runnable orphaned) {
        this.page = page;
        this.arguments = arguments;
        this.orphaned = orphaned;
    }

    void start() {
        Thread.ofPlatform().name("beat").daemon().start(this::beat);
    }

    private void beat() {
        long period = 1_000_000_000L / arguments.beatsPerSecond();
        long nextCheck = System.nanoTime();
        while (true) {
            sample();
            if (System.nanoTime() - nextCheck >= 0) {
                nextCheck += PARENT_CHECK_NANOS;
                if (!arguments.parent().isAlive()) {
                    orphaned.run();
                }
            }
            LockSupport.parkNanos(period);
        }
    }

    /// The last sample before the end, so that a short life is told in full.
    void last() {
        sample();
    }

    /// Beat, task and exit-hook threads may all come here; the page's fields want one writer at a time.
    private synchronized void sample() {
        page.process(sampler.sample());
    }
}
