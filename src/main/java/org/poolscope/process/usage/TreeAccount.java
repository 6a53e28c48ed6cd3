package org.poolscope.process.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.poolscope.process.usage.system.ProcessView;

/// The account of one program and all that it has started. Any thread may read it; the sampler's thread keeps it.
public final class TreeAccount {

    private static final double WORTH = 1.01;
    private static final long WORTH_BYTES = 1 << 20;
    private static final long TICK_NANOS = 10_000_000;

    private final long root;
    private final String mark;
    private final boolean rootCounts;
    private final long begunNanos = System.nanoTime();
    private volatile boolean over;

    // Guarded by this.
    private TreeNow now = TreeNow.NOTHING;
    private Sum most = new Sum();
    private Sum latest = new Sum();
    private Sum latestOrphans = new Sum();
    private Sum before = new Sum();
    private boolean sampled;

    // For the sampler's thread alone.
    private final Sum lost = new Sum();
    private Sum underway = new Sum();
    private Sum orphans = new Sum();
    private List<TreeNow.Member> members = new ArrayList<>();
    private boolean grows;

    /// What is added up over a tree, or the most of each.
    private static final class Sum {
        private long cpuNanos;
        private long userNanos;
        private long systemNanos;
        private long residentBytes;
        private long peakBytes;
        private long readBytes;
        private long writtenBytes;
        private int processes;
        private int threads;
        private boolean transferKnown;
        private boolean memoryKnown;

        /// What ended processes leave behind.
        void addUsed(ProcessView process) {
            cpuNanos += process.ownNanos() + process.waitedNanos();
            userNanos += process.userNanos();
            systemNanos += process.systemNanos();
            transferKnown |= process.readBytes() != ProcessView.UNKNOWN;
            readBytes += Math.max(0, process.readBytes());
            writtenBytes += Math.max(0, process.writtenBytes());
        }

        void addUsed(Sum other) {
            cpuNanos += other.cpuNanos;
            userNanos += other.userNanos;
            systemNanos += other.systemNanos;
            readBytes += other.readBytes;
            writtenBytes += other.writtenBytes;
            transferKnown |= other.transferKnown;
        }

        void raise(Sum other) {
            cpuNanos = Math.max(cpuNanos, other.cpuNanos);
            userNanos = Math.max(userNanos, other.userNanos);
            systemNanos = Math.max(systemNanos, other.systemNanos);
            peakBytes = Math.max(peakBytes, Math.max(other.residentBytes, other.peakBytes));
            readBytes = Math.max(readBytes, other.readBytes);
            writtenBytes = Math.max(writtenBytes, other.writtenBytes);
            processes = Math.max(processes, other.processes);
            threads = Math.max(threads, other.threads);
            transferKnown |= other.transferKnown;
            memoryKnown |= other.memoryKnown;
        }
    }

    /// @param rootCounts whether the root is one of those whose account this is
    TreeAccount(long root, String mark, boolean rootCounts) {
        this.root = root;
        this.mark = mark;
        this.rootCounts = rootCounts;
    }

    long root() {
        return root;
    }

    String mark() {
        return mark;
    }

    boolean rootCounts() {
        return rootCounts;
    }

    long begunNanos() {
        return begunNanos;
    }

    boolean isOver() {
        return over;
    }

    /// Whether it had more memory at the last look than at the one before.
    boolean grows() {
        return grows;
    }

    /// As of the last look.
    public synchronized TreeNow now() {
        return now;
    }

    /// Closes the account.
    ///
    /// @param waited what the kernel told; empty if nothing
    public TreeTotal end(Optional<WaitedUse> waited) {
        over = true;
        synchronized (this) {
            return waited.map(this::total).orElseGet(this::sampledTotal);
        }
    }

    /// The same of one in a control group, where nobody gets lost.
    ///
    /// @param group what the kernel told of that; empty if nothing
    public TreeTotal end(Optional<WaitedUse> waited, Optional<GroupUse> group) {
        TreeTotal total = end(waited);
        // Less than was waited for: somebody has moved to another one.
        return group.filter(all -> all.cpuNanos() + TICK_NANOS >= waited.map(WaitedUse::cpuNanos).orElse(0L))
                .map(total::with).orElse(total);
    }

    private TreeTotal total(WaitedUse waited) {
        long peak = Math.max(most.peakBytes, waited.peakBytes());
        return new TreeTotal(known(waited.userNanos(), latestOrphans.userNanos),
                known(waited.systemNanos(), latestOrphans.systemNanos),
                Measure.sampledIf(peak > 0, peak), known(waited.readBytes(), latestOrphans.readBytes),
                known(waited.writtenBytes(), latestOrphans.writtenBytes),
                Measure.sampledIf(sampled, most.processes), Measure.sampledIf(most.threads > 0, most.threads));
    }

    /// What all but the root have used since the last such call, or the begin. Who lives now goes over into the next.
    ///
    /// @param waited what the kernel told of those that the root has waited for since then
    synchronized TreeTotal lap(WaitedUse waited) {
        boolean exact = latest.cpuNanos == 0 && before.cpuNanos == 0;
        Sum over = latest;
        var total = new TreeTotal(lap(exact, waited.userNanos() + over.userNanos - before.userNanos),
                lap(exact, waited.systemNanos() + over.systemNanos - before.systemNanos),
                Measure.sampledIf(most.peakBytes > 0, most.peakBytes),
                Measure.sampledIf(most.transferKnown, most.readBytes),
                Measure.sampledIf(most.transferKnown, most.writtenBytes),
                Measure.sampledIf(sampled, most.processes), Measure.sampledIf(most.threads > 0, most.threads));
        before = over;
        most = new Sum();
        most.raise(over);
        sampled = over.processes > 0;
        return total;
    }

    private static Measure lap(boolean exact, long nanos) {
        return exact ? Measure.exact(nanos) : Measure.sampled(Math.max(0, nanos));
    }

    /// @param orphans what the kernel does not know of with it
    private static Measure known(long exact, long orphans) {
        return orphans == 0 ? Measure.exact(exact) : Measure.sampled(exact + orphans);
    }

    private TreeTotal sampledTotal() {
        return new TreeTotal(Measure.sampledIf(sampled, most.userNanos), Measure.sampledIf(sampled, most.systemNanos),
                Measure.sampledIf(most.memoryKnown, most.peakBytes),
                Measure.sampledIf(most.transferKnown, most.readBytes),
                Measure.sampledIf(most.transferKnown, most.writtenBytes),
                Measure.sampledIf(sampled, most.processes), Measure.sampledIf(most.threads > 0, most.threads));
    }

    // What follows is called by the sampler's thread.

    /// Begins to add up.
    void open() {
        underway = new Sum();
        underway.addUsed(lost);
        members = new ArrayList<>();
        orphans = new Sum();
        orphans.addUsed(lost);
    }

    void add(ProcessView process, boolean orphan) {
        underway.addUsed(process);
        if (orphan) {
            orphans.addUsed(process);
        }
        if (process.hasEnded()) {
            return;
        }
        underway.processes++;
        underway.threads += process.threads();
        underway.memoryKnown |= process.residentBytes() != ProcessView.UNKNOWN;
        underway.residentBytes += Math.max(0, process.residentBytes());
        underway.peakBytes = Math.max(underway.peakBytes, process.peakBytes());
        if (members.size() < TreeNow.MOST_MEMBERS) {
            members.add(new TreeNow.Member(process.pid(), process.parent(), process.name(),
                    process.ownNanos() + process.waitedNanos(), process.residentBytes(), process.threads()));
        }
    }

    /// One that had lost its parent is gone, and nobody else counts what it has used.
    void lose(ProcessView orphan) {
        lost.addUsed(orphan);
    }

    /// Ends adding up.
    void publish(long nanos) {
        Sum sum = underway;
        grows = sum.residentBytes > now.residentBytes() * WORTH + WORTH_BYTES;
        synchronized (this) {
            sampled |= sum.processes > 0;
            most.raise(sum);
            latest = sum;
            latestOrphans = orphans;
            now = new TreeNow(nanos, most.cpuNanos, sum.residentBytes, most.peakBytes, most.readBytes,
                    most.writtenBytes, sum.processes, sum.threads, members);
        }
    }
}
