package org.poolscope.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.Received;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessWatch;
import org.poolscope.shared.segment.OwnedDirectory;

/// The `beat` thread of a worker: samples what this process uses, sends what its task tells of its items, and looks
/// once a second whether its parent still lives, for shared objects that nobody needs any more, and whether all was
/// kept that this process printed.
final class Heartbeat implements Runnable {

    private static final long PARENT_CHECK_NANOS = 1_000_000_000L;

    /// The first sample loads the management classes, just when the first task and the workers that still start want
    /// the processor. It can wait that long.
    private static final long BEFORE_FIRST_NANOS = 50_000_000L;

    /// To wake up for a sample is most of what a process uses that only waits. Well below the shortest silence after
    /// which a parent takes it for dead.
    private static final long IDLE_PERIOD_NANOS = 300_000_000L;

    private final WorkerPage page;
    private final List<Path> homes;
    private final ProcessWatch parent;
    private final long periodNanos;
    private final TaskRunner runner;
    private final ProcessSampler sampler = new ProcessSampler();
    private final LostPrints lostPrints = LostPrints.ofThisProcess();

    /// @param homes  the directories of the run, which must stay until the worker is gone
    /// @param runner told of every beat, and when the parent is gone
    Heartbeat(WorkerPage page, List<Path> homes, ProcessIdentity parent, int beatsPerSecond, TaskRunner runner) {
        this.page = page;
        this.homes = homes;
        this.parent = new ProcessWatch(ProcessStamp.of(parent));
        this.periodNanos = 1_000_000_000L / beatsPerSecond;
        this.runner = runner;
    }

    void start() {
        var thread = new Thread(this, "beat");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        LockSupport.parkNanos(Math.min(BEFORE_FIRST_NANOS, periodNanos));
        useHomes();
        long nextCheck = System.nanoTime();
        while (true) {
            sample(false);
            boolean tells = runner.beat();
            if (System.nanoTime() - nextCheck >= 0) {
                nextCheck += PARENT_CHECK_NANOS;
                look();
            }
            boolean idle = !tells && sampler.isIdle() && !page.hasPrograms();
            LockSupport.parkNanos(idle ? Math.max(periodNanos, IDLE_PERIOD_NANOS) : periodNanos);
        }
    }

    private void useHomes() {
        homes.forEach(OwnedDirectory::use);
    }

    private void look() {
        if (!parent.isAlive()) {
            runner.orphaned();
        }
        Received.letGo();
        lostPrints.tell();
    }

    /// Does once, on this thread, what the thread does all the time.
    void rehearse() {
        useHomes();
        look();
        last();
    }

    /// The last sample before the end, so that a short life is told in full.
    void last() {
        sample(true);
        lostPrints.tell();
    }

    /// Beat, task and exit-hook threads may all come here; the page's fields want one writer at a time.
    private synchronized void sample(boolean whole) {
        page.process(sampler.sample(whole));
    }
}
