package org.poolscope.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.protocol.WorkerPage.ProcessUse;
import org.poolscope.shared.process.ProcessIdentity;

/// The `beat` thread of a JVM with slots: what the process uses is sampled once and shared out evenly among the slots
/// that are there, so that the sum of them is what there is. What their programs use each tells for itself.
final class SlotBeats extends BeatThread {

    /// Slots that end together end one after the other, and the last of them have not grown: memory is shared out among
    /// those that were there so long ago.
    private static final long LEAVING_NANOS = 1_000_000_000L;

    private final Runnable orphaned;

    // Guarded by this.
    private final List<Share> shares = new ArrayList<>();
    private int sharers;
    private long sharersNanos;
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
        super(homes, parent, beatsPerSecond);
        this.cpuNanos = cpuNanos;
        this.orphaned = orphaned;
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
    boolean tell() {
        boolean tells = false;
        for (Share share : shares()) {
            tells |= share.life.beat();
        }
        return tells;
    }

    @Override
    boolean hasPrograms() {
        return shares().stream().anyMatch(share -> share.page.hasPrograms());
    }

    @Override
    void orphaned() {
        orphaned.run();
    }

    @Override
    synchronized void sample(boolean whole) {
        ProcessUse use = sampler.sample(whole);
        int count = shares.size();
        int sharers = sharersAt(System.nanoTime());
        for (Share share : shares) {
            // What cannot be divided is the first one's.
            boolean first = share == shares.getFirst();
            share.cpuNanos += Math.max(0, use.cpuNanos() - cpuNanos) / count;
            share.gcNanos += Math.max(0, use.gcNanos() - gcNanos) / count;
            share.gcCount += first ? Math.max(0, use.gcCount() - gcCount) : 0;
            share.peakBytes = Math.max(share.peakBytes, use.rssBytes() / sharers);
            share.page.process(new ProcessUse(share.cpuNanos, use.heapBytes() / sharers, use.rssBytes() / sharers,
                    share.peakBytes, share.gcCount, share.gcNanos,
                    use.threads() / count + (first ? use.threads() % count : 0), use.sampledNanos()));
        }
        if (count > 0) {
            cpuNanos = use.cpuNanos();
            gcNanos = use.gcNanos();
            gcCount = use.gcCount();
        }
    }

    private int sharersAt(long nanos) {
        int count = shares.size();
        if (count >= sharers || nanos - sharersNanos > LEAVING_NANOS) {
            sharers = count;
            sharersNanos = nanos;
        }
        return sharers;
    }
}
