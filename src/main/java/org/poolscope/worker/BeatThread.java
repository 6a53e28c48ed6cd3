package org.poolscope.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.shared.Received;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessWatch;
import org.poolscope.shared.segment.OwnedDirectory;

/// The `beat` thread of a worker's JVM: samples what this process uses, sends what tasks tell of their items, and looks
/// once a second whether the parent still lives, for shared objects that nobody needs any more, and whether all was
/// kept that this process printed.
abstract class BeatThread implements Runnable {

    private static final long PARENT_CHECK_NANOS = 1_000_000_000L;

    /// The first sample loads the management classes, just when the first task and the workers that still start want
    /// the processor. It can wait that long.
    private static final long BEFORE_FIRST_NANOS = 50_000_000L;

    /// To wake up for a sample is most of what a process uses that only waits. Well below the shortest silence after
    /// which a parent takes it for dead.
    private static final long IDLE_PERIOD_NANOS = 300_000_000L;

    /// What a task tells is to be on the screen within a fifth of a second, half of which may be the screen's.
    private static final long TELL_NANOS = 40_000_000L;

    final ProcessSampler sampler = new ProcessSampler();
    private final List<Path> homes;
    private final ProcessWatch parent;
    private final long periodNanos;
    private final LostPrints lostPrints = LostPrints.ofThisProcess();

    /// @param homes the directories of the run, which must stay until the process is gone
    BeatThread(List<Path> homes, ProcessIdentity parent, int beatsPerSecond) {
        this.homes = homes;
        this.parent = new ProcessWatch(ProcessStamp.of(parent));
        this.periodNanos = 1_000_000_000L / beatsPerSecond;
    }

    final void start() {
        var thread = new Thread(this, "beat");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public final void run() {
        begin();
        LockSupport.parkNanos(Math.min(BEFORE_FIRST_NANOS, periodNanos));
        useHomes();
        long nextCheck = System.nanoTime();
        while (true) {
            sample(false);
            boolean tells = tell();
            if (System.nanoTime() - nextCheck >= 0) {
                nextCheck += PARENT_CHECK_NANOS;
                look();
            }
            if (tells) {
                restAndTell();
            } else {
                boolean idle = sampler.isIdle() && !hasPrograms();
                LockSupport.parkNanos(idle ? Math.max(periodNanos, IDLE_PERIOD_NANOS) : periodNanos);
            }
        }
    }

    /// Waits for a period, and meanwhile tells what tasks go on to tell.
    private void restAndTell() {
        long left = periodNanos;
        while (left > TELL_NANOS) {
            LockSupport.parkNanos(TELL_NANOS);
            tell();
            left -= TELL_NANOS;
        }
        LockSupport.parkNanos(left);
    }

    final void useHomes() {
        homes.forEach(OwnedDirectory::use);
    }

    final void look() {
        if (!parent.isAlive()) {
            orphaned();
        }
        Received.letGo();
        lostPrints.tell();
    }

    /// The last sample before the end, so that a short life is told in full.
    final void last() {
        sample(true);
        lostPrints.tell();
    }

    /// What comes before the first beat.
    void begin() {}

    /// Notes what this process uses. Beat, task and exit-hook threads may all come here.
    abstract void sample(boolean whole);

    /// Sends what tasks have told since the last beat.
    ///
    /// @return whether there is one that tells something
    abstract boolean tell();

    /// Whether programs run that a task has started.
    abstract boolean hasPrograms();

    /// The parent is gone.
    abstract void orphaned();
}
