package org.poolscope.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.protocol.WorkerPage.ProcessUse;
import org.poolscope.shared.Received;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.process.ProcessWatch;
import org.poolscope.shared.segment.OwnedDirectory;

/// The `beat` thread of a JVM with slots: what the process uses is sampled once and shared out evenly among the slots
/// that are there, so that the sum of them is what there is. What their programs use each tells for itself. Sends what
/// their tasks tell of their items, and looks once a second whether the parent still lives.
final class SlotBeats implements Runnable {

    private static final long PARENT_CHECK_NANOS = 1_000_000_000L;

    /// The first sample loads the management classes, just when the first programs are to be started.
    private static final long BEFORE_FIRST_NANOS = 50_000_000L;

    /// See [Heartbeat].
    private static final long IDLE_PERIOD_NANOS = 300_000_000L;

    private final List<Path> homes;
    private final ProcessWatch parent;
    private final long periodNanos;
    private final Runnable orphaned;
    private final ProcessSampler sampler = new ProcessSampler();
    private final LostPrints lostPrints = LostPrints.ofThisProcess();

    // Guarded by this.
    private final List<Share> shares = new ArrayList<>();
    private long cpuNanos;
    private long gcNanos;
    private long gcCount;

    /// What one slot is said to have used so far, and to use now.
    private static final class Share {
        private final SlotLife life;
        private final WorkerPage page;
        private long cpuNanos;
        private long gcNanos;
        private long gcCount;
        private long peakBytes;

        Share(SlotLife life) {
            this.life = life;
            this.page = life.page();
        }
    }

    /// @param homes    the directories of the run, which must stay until the process is gone
    /// @param cpuNanos what the process had used before it was handed over to, which is no slot's
    /// @param orphaned called when the parent is gone
    SlotBeats(List<Path> homes, ProcessIdentity parent, int beatsPerSecond, long cpuNanos, Runnable orphaned) {
        this.homes = homes;
        this.parent = new ProcessWatch(ProcessStamp.of(parent));
        this.periodNanos = 1_000_000_000L / beatsPerSecond;
        this.cpuNanos = cpuNanos;
        this.orphaned = orphaned;
    }

    void start() {
        var thread = new Thread(this, "beat");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void add(SlotLife life) {
        shares.add(new Share(life));
    }

    /// After a last sample, so that a short life is told in full.
    synchronized void remove(SlotLife life) {
        sample(true);
        shares.removeIf(share -> share.life == life);
    }

    private synchronized List<Share> shares() {
        return List.copyOf(shares);
    }

    @Override
    public void run() {
        LockSupport.parkNanos(Math.min(BEFORE_FIRST_NANOS, periodNanos));
        homes.forEach(OwnedDirectory::use);
        long nextCheck = System.nanoTime();
        while (true) {
            boolean idle = sample(false);
            for (Share share : shares()) {
                idle &= !share.life.beat();
            }
            if (System.nanoTime() - nextCheck >= 0) {
                nextCheck += PARENT_CHECK_NANOS;
                look();
            }
            LockSupport.parkNanos(idle ? Math.max(periodNanos, IDLE_PERIOD_NANOS) : periodNanos);
        }
    }

    private void look() {
        if (!parent.isAlive()) {
            orphaned.run();
        }
        Received.letGo();
        lostPrints.tell();
    }

    /// The last before the end of the process.
    void last() {
        sample(true);
        lostPrints.tell();
    }

    /// @return whether next to nothing happens
    private synchronized boolean sample(boolean whole) {
        ProcessUse use = sampler.sample(whole);
        int count = shares.size();
        boolean idle = sampler.isIdle();
        for (Share share : shares) {
            // What cannot be divided is the first one's.
            boolean first = share == shares.getFirst();
            share.cpuNanos += Math.max(0, use.cpuNanos() - cpuNanos) / count;
            share.gcNanos += Math.max(0, use.gcNanos() - gcNanos) / count;
            share.gcCount += first ? Math.max(0, use.gcCount() - gcCount) : 0;
            share.peakBytes = Math.max(share.peakBytes, use.rssBytes() / count);
            share.page.process(new ProcessUse(share.cpuNanos, use.heapBytes() / count, use.rssBytes() / count,
                    share.peakBytes, share.gcCount, share.gcNanos,
                    use.threads() / count + (first ? use.threads() % count : 0), use.sampledNanos()));
            idle &= !share.page.hasPrograms();
        }
        if (count > 0) {
            cpuNanos = use.cpuNanos();
            gcNanos = use.gcNanos();
            gcCount = use.gcCount();
        }
        return idle;
    }
}
