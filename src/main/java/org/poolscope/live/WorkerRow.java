package org.poolscope.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.Telemetry.Beat;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.Reported;
import org.poolscope.telemetry.Telemetry.RunStarted;
import org.poolscope.telemetry.Telemetry.WorkerEnded;
import org.poolscope.telemetry.Telemetry.WorkerStarted;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// One worker process, as far as it is known by now: a row of the worker table. It changes as telemetry comes in, stays
/// when the process has ended, and another one follows for the process that replaces it.
public final class WorkerRow {

    /// How many of the latest CPU values [#recentCpu] has.
    public static final int RECENT = 60;

    /// On a busy machine a beat may be late by much; that is no news yet.
    private static final long SILENT_NANOS = 3_000_000_000L;

    private final WorkerStarted started;
    private final CpuMeter cpu;
    private final boolean countsSteps;
    private final boolean isSlot;
    private final double[] recentCpu = new double[RECENT];
    private final ChildRows children = new ChildRows();
    private int recentCount;
    private double cpuPercent = Double.NaN;
    private long done;
    private long failed;
    private long tasks;
    private long lastCompleted = -1;
    private long completedNanos = Long.MIN_VALUE;
    private long now;
    private boolean stopped;
    private @Nullable Beat beat;
    private @Nullable WaitsAt waitsAt;
    private @Nullable Reported lastTold;
    private ItemReport report = ItemReport.NONE;
    private @Nullable WorkerEnded ended;

    /// @param run what it works for; null if that is not known
    WorkerRow(WorkerStarted started, long gapNanos, @Nullable RunStarted run) {
        this.countsSteps = run != null && run.steps().isPresent();
        this.isSlot = run != null && isSlot(run.configuration());
        this.started = started;
        this.cpu = new CpuMeter(gapNanos);
        this.now = started.nanos();
    }

    private static boolean isSlot(RunConfiguration run) {
        return Workloads.all().stream().filter(workload -> workload.name().equals(run.workload()))
                .anyMatch(workload -> workload.sharesProcess(run.settings()));
    }

    /// Takes in a beat.
    ///
    /// @return percent of one core, `NaN` if this beat tells none
    double beat(Beat latest) {
        double percent = cpu.percent(latest);
        if (!Double.isNaN(percent)) {
            cpuPercent = cpu.steady();
            recentCpu[recentCount++ % RECENT] = percent;
        }
        beat = latest;
        children.take(latest.programs());
        return percent;
    }

    void completed(Completion completion) {
        tasks++;
        lastCompleted = completion.task();
        completedNanos = completion.nanos();
        forget(completion.task());
        failed += completion.failed();
        done += completion.items() - completion.failed();
    }

    void reported(Reported told) {
        boolean isSame = lastTold != null && lastTold.task() == told.task() && lastTold.item() == told.item();
        report = isSame ? report.with(told.news()) : told.news();
        lastTold = told;
    }

    /// An attempt has ended: what it told is in the items by now, or counts no more.
    void forget(long task) {
        if (lastTold != null && lastTold.task() == task) {
            lastTold = null;
            report = ItemReport.NONE;
        }
    }

    void stopped(boolean is) {
        stopped = is;
    }

    void end(WorkerEnded end) {
        ended = end;
        cpuPercent = Double.NaN;
    }

    /// Lets time pass.
    ///
    /// @return whether beats are missing
    boolean tick(long moment) {
        now = ended == null ? moment : ended.nanos();
        boolean missing = ended == null && cpu.missed(moment);
        if (missing) {
            cpuPercent = Double.NaN;
        }
        return missing;
    }

    /// Its place in the pool, from 1.
    public int worker() {
        return started.worker();
    }

    public long pid() {
        return started.pid();
    }

    /// Whether others share the process of [#pid] with it.
    public boolean isSlot() {
        return isSlot;
    }

    /// The program that it runs now, if it is a slot: a process that it has for itself, as others share the one of
    /// [#pid].
    public Optional<ChildRow> program() {
        return isSlot ? children().stream().filter(child -> child.depth() == 0).findFirst() : Optional.empty();
    }

    /// How many workers had had this place before it.
    public int restarts() {
        return started.restarts();
    }

    /// When it was launched, in nanoseconds since the run was started.
    public long startedNanos() {
        return started.nanos();
    }

    public WorkerActivity state() {
        if (ended != null) {
            return WorkerActivity.ENDED;
        } else if (stopped) {
            return WorkerActivity.STOPPED;
        } else if (beat == null) {
            return WorkerActivity.LAUNCHED;
        }
        if (cpu.silentNanos(now) > SILENT_NANOS) {
            return WorkerActivity.SILENT;
        }
        return waitsAt().isPresent() ? WorkerActivity.BLOCKED : WorkerActivity.of(beat.phase());
    }

    /// The state in a word or two; for one that has ended, how.
    public String stateInWords() {
        return ended == null ? state().inWords() : ended.exit().inWords();
    }

    /// How it ended, once it has.
    public Optional<WorkerExit> exit() {
        return Optional.ofNullable(ended).map(WorkerEnded::exit);
    }

    /// The name of the items it works on; empty when it runs no task.
    public String label() {
        return runsTask() ? beat.label() : "";
    }

    void waits(@Nullable WaitsAt at) {
        waitsAt = at;
    }

    /// Where its task waits for others; empty when it does not.
    public Optional<WaitsAt> waitsAt() {
        return runsTask() ? Optional.ofNullable(waitsAt) : Optional.empty();
    }

    /// What the item that it is at has told of itself by now.
    public ItemReport report() {
        boolean isOver = lastTold != null && beat != null && beat.task() == lastTold.task()
                && beat.itemsOfTask() > lastTold.item();
        return ended == null && !isOver ? report : ItemReport.NONE;
    }

    /// For how long it has been working on them; zero when it runs no task.
    public Duration labelFor() {
        return runsTask() ? Duration.ofNanos(Math.max(0, now - beat.taskStartNanos())) : Duration.ZERO;
    }

    /// For how long it has been at a task that is not known to have ended. A beat that is older than the end of another
    /// one tells nothing.
    Optional<Duration> underwayFor() {
        return runsTask() && beat.task() != lastCompleted && beat.nanos() >= completedNanos
                ? Optional.of(labelFor()) : Optional.empty();
    }

    private boolean runsTask() {
        return ended == null && beat != null && beat.phase() == Phase.RUNNING;
    }

    /// Items that succeeded, in tasks that have ended.
    public long done() {
        return done;
    }

    /// Items that failed, in tasks that have ended.
    public long failed() {
        return failed;
    }

    /// Items that the running task says it has done already. A beat may have been read before the end of a task that is
    /// known by now: its items are counted then.
    public long underway() {
        return runsTask() && beat.task() != lastCompleted ? beat.itemsOfTask() : 0;
    }

    /// Whether steps tell how far it is, and not items.
    public boolean countsSteps() {
        return countsSteps;
    }

    /// Steps that it says it has done.
    public long steps() {
        return beat == null ? 0 : beat.stepsDone();
    }

    /// Tasks that have ended, well or not.
    public long tasks() {
        return tasks;
    }

    /// Percent of one core over the last second; `NaN` when it is not known or the process has ended.
    public double cpuPercent() {
        return cpuPercent;
    }

    /// How many of the latest CPU values there are.
    public int recentCount() {
        return Math.min(recentCount, RECENT);
    }

    /// One of the latest CPU values, the oldest first, in percent of one core.
    public double recentCpu(int index) {
        return recentCpu[recentCount < RECENT ? index : (recentCount + index) % RECENT];
    }

    /// Processor time since it works for this run: not what its process had used before, standing by.
    public Duration cpuTime() {
        return Duration.ofNanos(cpu.cpuNanos());
    }

    /// Resident memory at the last beat; 0 before the first.
    public long rssBytes() {
        return beat == null ? 0 : beat.rssBytes();
    }

    /// What programs use that its tasks have started, at the last beat.
    public ProgramUse programs() {
        return beat == null || ended != null ? ProgramUse.NONE : beat.programs();
    }

    /// The first processes of these programs, in order of their begin, children after their parents.
    public List<ChildRow> children() {
        return ended == null ? children.rows() : List.of();
    }

    /// Whether it is known to run programs.
    public boolean runsPrograms() {
        return programs().nanos() != 0;
    }

    /// Resident memory of the process and of its programs; 0 before the first beat.
    public long memoryBytes() {
        return rssBytes() + programs().memoryBytes();
    }

    /// Heap in use at the last beat; 0 before the first.
    public long heapBytes() {
        return beat == null ? 0 : beat.heapBytes();
    }

    public long gcCount() {
        return beat == null ? 0 : beat.gcCount();
    }

    public Duration gcTime() {
        return beat == null ? Duration.ZERO : Duration.ofNanos(beat.gcNanos());
    }

    public int threads() {
        return beat == null ? 0 : beat.threads();
    }
}
