package org.poolscope.worker.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.usage.Measure;
import org.poolscope.process.usage.TreeAccount;
import org.poolscope.process.usage.TreeNow;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.process.usage.UsageSampler;
import org.poolscope.process.usage.WaitedUse;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;
import org.poolscope.workload.ProgramUse;

/// The processes that the tasks of a worker start: noticed, and from then on accounted for. Any thread may use it.
public final class StartedProcesses implements Supplier<ProgramUse> {

    /// Somebody may start one without a thread that waits for it.
    private static final long LOOK_NANOS = 5_000_000_000L;

    /// Before any was seen, an item shorter than this is taken to have started none: to look would take a part of it.
    private static final Duration SHORT = Duration.ofMillis(5);

    private final ChildTimes times;
    private final Supplier<TreeAccount> accounts;
    private final Consumer<Supplier<ProgramUse>> found;

    // Guarded by this.
    private boolean begun;
    private int threads;
    private long lookedNanos;
    private @Nullable TreeAccount account;
    private long readNanos;
    private long cpuNanos;
    private Waited first = Waited.NOTHING;
    private Waited last = Waited.NOTHING;
    private Waited seen = Waited.NOTHING;

    /// What children had used that had been waited for by a moment.
    private record Waited(long faults, long userNanos, long systemNanos) {

        static final Waited NOTHING = new Waited(0, 0, 0);

        static Waited of(ChildTimes times) {
            return new Waited(times.faults(), times.userNanos(), times.systemNanos());
        }

        long cpuNanosSince(Waited before) {
            return userNanos - before.userNanos + systemNanos - before.systemNanos;
        }
    }

    /// @param self     the folder of this process in `/proc`
    /// @param accounts opens an account of its children
    /// @param found    told where figures are to be had, once there is the first child
    StartedProcesses(Path self, Supplier<TreeAccount> accounts, Consumer<Supplier<ProgramUse>> found) {
        this.times = new ChildTimes(self);
        this.accounts = accounts;
        this.found = found;
    }

    /// Those of this process.
    ///
    /// @param found told where figures are to be had, once there is the first child
    public static StartedProcesses ofThisProcess(Consumer<Supplier<ProgramUse>> found) {
        return new StartedProcesses(Path.of("/proc/self"),
                () -> UsageSampler.ofThisProcess().watchChildrenOf(ProcessHandle.current().pid()), found);
    }

    /// What has been started before is none of its: a spare has rehearsed.
    public synchronized void begin() {
        if (!begun && times.read()) {
            first = Waited.of(times);
            last = first;
            seen = first;
            threads = times.threads();
        }
        begun = true;
    }

    /// Looks whether there are any, with a beat.
    public synchronized void look() {
        if (account != null || !begun || !times.read()) {
            return;
        }
        long now = System.nanoTime();
        boolean may = times.threads() > threads || now - lookedNanos > LOOK_NANOS;
        threads = times.threads();
        lookedNanos = may ? now : lookedNanos;
        if (times.faults() != first.faults || may && times.hasChild()) {
            TreeAccount _ = find();
        }
    }

    private TreeAccount find() {
        TreeAccount opened = accounts.get();
        account = opened;
        found.accept(this);
        return opened;
    }

    /// What those have used that ran for an item which has just ended; on the task's thread.
    ///
    /// @param elapsed how long the item took
    public synchronized ItemUse ofItem(Duration elapsed) {
        if (!begun || account == null && elapsed.compareTo(SHORT) < 0 || !times.read()) {
            return ItemUse.NONE;
        }
        Waited now = Waited.of(times);
        TreeAccount known = account;
        if (now.faults == last.faults && (known == null || known.now().processes() == 0)) {
            return ItemUse.NONE;
        }
        var waited = new WaitedUse(now.userNanos - last.userNanos, now.systemNanos - last.systemNanos, 0,
                WaitedUse.UNKNOWN, WaitedUse.UNKNOWN);
        last = now;
        return use(UsageSampler.ofThisProcess().lap(known == null ? find() : known, waited));
    }

    private static ItemUse use(TreeTotal total) {
        return new ItemUse(figure(total.userNanos()), figure(total.systemNanos()), figure(total.peakBytes()),
                figure(total.readBytes()), figure(total.writtenBytes()), figure(total.processes()),
                figure(total.threads()));
    }

    private static Figure figure(Measure measure) {
        return switch (measure.kind()) {
            case UNKNOWN -> Figure.UNKNOWN;
            case SAMPLED -> new Figure(measure.value(), Accuracy.SAMPLED);
            case EXACT -> new Figure(measure.value(), Accuracy.EXACT);
        };
    }

    /// One that ends between two looks must not count twice: what was waited for by a look is added to what those have
    /// used that live at a later one.
    @Override
    public synchronized ProgramUse get() {
        if (account == null) {
            return ProgramUse.NONE;
        }
        UsageSampler sampler = UsageSampler.ofThisProcess();
        // The worker's own time was read just now: with another moment's, a steady load would go up and down.
        TreeNow now = account.now().processes() > 0 ? sampler.lookNow(account) : sampler.look(account);
        if (now.processes() == 0) {
            read();
            cpuNanos = Math.max(cpuNanos, seen.cpuNanosSince(first));
            return new ProgramUse(readNanos, cpuNanos, 0, 0, 0, 0, 0, ProgramUse.NONE.members());
        }
        if (now.nanos() - readNanos > 0) {
            long alive = now.members().stream().mapToLong(TreeNow.Member::cpuNanos).sum();
            cpuNanos = Math.max(cpuNanos, seen.cpuNanosSince(first) + alive);
            read();
        }
        return new ProgramUse(now.nanos(), cpuNanos, now.residentBytes(), 0, 0, now.processes(), now.threads(),
                now.members().stream().map(StartedProcesses::member).toList());
    }

    private void read() {
        readNanos = System.nanoTime();
        if (times.read()) {
            seen = Waited.of(times);
        }
    }

    private static ProgramUse.Member member(TreeNow.Member of) {
        return new ProgramUse.Member(of.pid(), of.parent(), of.name(), of.cpuNanos(), of.residentBytes(),
                of.threads());
    }
}
