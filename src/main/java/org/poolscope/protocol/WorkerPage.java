package org.poolscope.protocol;

import static org.poolscope.protocol.TelemetryPage.CPU_AT;
import static org.poolscope.protocol.TelemetryPage.DECODED_NANOS_AT;
import static org.poolscope.protocol.TelemetryPage.EVENT_CURSOR_AT;
import static org.poolscope.protocol.TelemetryPage.FAREWELL_AT;
import static org.poolscope.protocol.TelemetryPage.FAREWELL_SIGNAL_AT;
import static org.poolscope.protocol.TelemetryPage.GC_COUNT_AT;
import static org.poolscope.protocol.TelemetryPage.GC_NANOS_AT;
import static org.poolscope.protocol.TelemetryPage.HEAP_AT;
import static org.poolscope.protocol.TelemetryPage.IDLE_SINCE_AT;
import static org.poolscope.protocol.TelemetryPage.ITEMS_DONE_AT;
import static org.poolscope.protocol.TelemetryPage.ITEMS_OF_TASK_AT;
import static org.poolscope.protocol.TelemetryPage.OPENING_AT;
import static org.poolscope.protocol.TelemetryPage.OPENING_NANOS_AT;
import static org.poolscope.protocol.TelemetryPage.PEAK_RSS_AT;
import static org.poolscope.protocol.TelemetryPage.PHASE_AT;
import static org.poolscope.protocol.TelemetryPage.PID_AT;
import static org.poolscope.protocol.TelemetryPage.PROCESS_LOCK_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_CPU_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_MEMORY_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_PROCESSES_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_READ_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_SAMPLED_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_THREADS_AT;
import static org.poolscope.protocol.TelemetryPage.PROGRAM_WRITTEN_AT;
import static org.poolscope.protocol.TelemetryPage.RSS_AT;
import static org.poolscope.protocol.TelemetryPage.SAMPLED_AT;
import static org.poolscope.protocol.TelemetryPage.SENT_NANOS_AT;
import static org.poolscope.protocol.TelemetryPage.SHARED_NANOS_AT;
import static org.poolscope.protocol.TelemetryPage.STEPS_AT;
import static org.poolscope.protocol.TelemetryPage.TASKS_DONE_AT;
import static org.poolscope.protocol.TelemetryPage.TASKS_FAILED_AT;
import static org.poolscope.protocol.TelemetryPage.TASK_AT;
import static org.poolscope.protocol.TelemetryPage.TASK_LOCK_AT;
import static org.poolscope.protocol.TelemetryPage.TASK_START_AT;
import static org.poolscope.protocol.TelemetryPage.THREADS_AT;
import static org.poolscope.protocol.TelemetryPage.WAITED_NANOS_AT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Phase;
import org.poolscope.workload.ProgramUse;

/// A telemetry page as its worker writes it. No call makes a system call; none waits, except for another thread that is
/// just noting an event.
///
/// The task thread calls [#phase], [#opened], [#waits], [#goesOn], [#sent], [#waitedAtShared], [#taskBegan],
/// [#taskEnded], [#progress] and [#steps]; the control thread calls [#decoded]; the beat thread calls [#process]; any
/// thread may call [#event]; a farewell is said once, by whoever ends the process.
public final class WorkerPage {

    private final TelemetryPage page;

    /// Kept besides the page, since only this thread changes them.
    private long tasksDone;
    private long tasksFailed;
    private long itemsDone;
    private long steps;
    private long stepsOfEnded;

    /// Guarded by this.
    private long events;

    private volatile @Nullable Supplier<ProgramUse> programs;
    private long programNanos;

    private WorkerPage(TelemetryPage page) {
        this.page = page;
    }

    /// Attaches to the page the parent has made for this process.
    ///
    /// @param pid this process
    public static WorkerPage attach(Path file, long pid) throws IOException {
        var page = TelemetryPage.attach(file);
        page.set(PID_AT, pid);
        return new WorkerPage(page);
    }

    public void phase(Phase phase) {
        page.beginWrite(TASK_LOCK_AT);
        page.set(PHASE_AT, phase.ordinal());
        page.endWrite(TASK_LOCK_AT);
        event(PageEvent.PHASE, phase.ordinal());
    }

    /// The workload was opened: what was waited before was the start of the worker.
    public void opened(long began, long ended) {
        page.set(WAITED_NANOS_AT, 0);
        page.set(DECODED_NANOS_AT, 0);
        page.set(SENT_NANOS_AT, 0);
        page.set(OPENING_NANOS_AT, ended - began);
        page.setRelease(OPENING_AT, began);
    }

    /// There is no task at the moment.
    public void waits(long nanos) {
        page.setRelease(IDLE_SINCE_AT, nanos);
    }

    /// Since when there is no task; 0 if there is one. Any thread.
    public long waitsSince() {
        return page.getAcquire(IDLE_SINCE_AT);
    }

    /// A task has come that was waited for.
    public void goesOn(long nanos) {
        page.set(WAITED_NANOS_AT, page.get(WAITED_NANOS_AT) + nanos - page.get(IDLE_SINCE_AT));
        page.setRelease(IDLE_SINCE_AT, 0);
    }

    /// Results were encoded and sent for so long.
    public void sent(long nanos) {
        page.set(SENT_NANOS_AT, page.get(SENT_NANOS_AT) + nanos);
    }

    /// Of the time that there was no task, so much went into decoding what had come.
    public void decoded(long nanos) {
        page.set(DECODED_NANOS_AT, page.get(DECODED_NANOS_AT) + nanos);
    }

    /// A task has waited at shared objects for so long.
    public void waitedAtShared(long nanos) {
        page.set(SHARED_NANOS_AT, page.get(SHARED_NANOS_AT) + nanos);
    }

    public void taskBegan(long task, long nanos) {
        page.beginWrite(TASK_LOCK_AT);
        page.set(PHASE_AT, Phase.RUNNING.ordinal());
        page.set(TASK_AT, task);
        page.set(TASK_START_AT, nanos);
        page.set(ITEMS_OF_TASK_AT, 0);
        page.endWrite(TASK_LOCK_AT);
        event(PageEvent.TASK_BEGAN, nanos, task);
    }

    public void progress(long itemsOfTask) {
        page.setRelease(ITEMS_OF_TASK_AT, itemsOfTask);
    }

    public void steps(long stepsOfTask) {
        steps = stepsOfEnded + stepsOfTask;
        page.setRelease(STEPS_AT, steps);
    }

    public void taskEnded(long task, long nanos, long items, boolean success) {
        itemsDone += items;
        stepsOfEnded = steps;
        if (success) {
            tasksDone++;
        } else {
            tasksFailed++;
        }
        page.beginWrite(TASK_LOCK_AT);
        page.set(PHASE_AT, Phase.WAITING.ordinal());
        page.set(TASK_AT, -1);
        page.set(TASKS_DONE_AT, tasksDone);
        page.set(TASKS_FAILED_AT, tasksFailed);
        page.set(ITEMS_DONE_AT, itemsDone);
        page.set(ITEMS_OF_TASK_AT, 0);
        page.endWrite(TASK_LOCK_AT);
        event(success ? PageEvent.TASK_ENDED : PageEvent.TASK_FAILED, nanos, task);
    }

    /// What the process is using.
    public void process(ProcessUse use) {
        Supplier<ProgramUse> told = programs;
        ProgramUse started = told == null ? ProgramUse.NONE : told.get();
        page.beginWrite(PROCESS_LOCK_AT);
        page.set(CPU_AT, use.cpuNanos());
        page.set(HEAP_AT, use.heapBytes());
        page.set(RSS_AT, use.rssBytes());
        page.set(PEAK_RSS_AT, use.peakRssBytes());
        page.set(GC_COUNT_AT, use.gcCount());
        page.set(GC_NANOS_AT, use.gcNanos());
        page.set(THREADS_AT, use.threads());
        page.set(SAMPLED_AT, use.sampledNanos());
        if (told != null) {
            write(started);
        }
        page.endWrite(PROCESS_LOCK_AT);
    }

    /// Processor time does not become less, though what was sampled of a process may have been more than is known of it
    /// in the end.
    private void write(ProgramUse started) {
        programNanos = Math.max(programNanos, started.cpuNanos());
        page.set(PROGRAM_CPU_AT, programNanos);
        page.set(PROGRAM_MEMORY_AT, started.memoryBytes());
        page.set(PROGRAM_READ_AT, started.readBytes());
        page.set(PROGRAM_WRITTEN_AT, started.writtenBytes());
        page.set(PROGRAM_PROCESSES_AT, started.processes());
        page.set(PROGRAM_THREADS_AT, started.threads());
        page.set(PROGRAM_SAMPLED_AT, started.nanos());
        MemberFields.write(started.members(), page);
    }

    /// Has what programs use that tasks have started sampled with this process, on the beat thread.
    public void programs(Supplier<ProgramUse> use) {
        programs = use;
    }

    /// Whether programs work for this process, as far as is told.
    public boolean hasPrograms() {
        return programs != null;
    }

    public void event(PageEvent event, long argument) {
        event(event, System.nanoTime(), argument);
    }

    private synchronized void event(PageEvent event, long nanos, long argument) {
        int at = TelemetryPage.eventAt(events);
        page.set(at, nanos);
        page.set(at + Long.BYTES, event.ordinal());
        page.set(at + 2 * Long.BYTES, argument);
        page.setRelease(EVENT_CURSOR_AT, ++events);
    }

    /// Notes how the process ends, which is not [Farewell.None]. The first farewell stands: an exit hook that runs
    /// after it changes nothing.
    public void farewell(Farewell farewell) {
        if (page.get(FAREWELL_AT) != 0) {
            return;
        }
        if (farewell instanceof Farewell.Signalled(int signal)) {
            page.set(FAREWELL_SIGNAL_AT, signal);
        }
        page.setRelease(FAREWELL_AT, code(farewell));
    }

    /// Not a switch: the first one over types in a JVM takes longer than a short worker lives.
    private static int code(Farewell farewell) {
        if (farewell instanceof Farewell.Left) {
            return TelemetryPage.LEFT;
        }
        if (farewell instanceof Farewell.Signalled) {
            return TelemetryPage.SIGNALLED;
        }
        if (farewell instanceof Farewell.Exited) {
            return TelemetryPage.EXITED;
        }
        throw new IllegalArgumentException("nobody can say of himself: " + farewell);
    }

    /// What a process uses at one moment.
    ///
    /// @param cpuNanos     processor time since its start
    /// @param sampledNanos that moment, as [System#nanoTime] tells it; 0 before the first
    public record ProcessUse(long cpuNanos, long heapBytes, long rssBytes, long peakRssBytes, long gcCount,
                             long gcNanos, int threads, long sampledNanos) {}
}
