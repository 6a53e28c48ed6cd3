package org.poolscope.protocol;

import static org.poolscope.protocol.TelemetryPage.CPU_AT;
import static org.poolscope.protocol.TelemetryPage.DECODED_NANOS_AT;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.SpentTime;
import org.poolscope.workload.ProgramUse;

/// A telemetry page as the parent reads it: alive or dead, without a word from the worker.
///
/// Reading and [#close] are for different threads and do not disturb each other: a page that is closed reads as null.
public final class ParentPage implements AutoCloseable {

    private final TelemetryPage page;
    private boolean closed;

    private ParentPage(TelemetryPage page) {
        this.page = page;
    }

    /// Makes the page a worker is going to attach to.
    public static ParentPage create(Path file) throws IOException {
        return new ParentPage(TelemetryPage.create(file));
    }

    /// All that stands on the page now.
    ///
    /// @param tasksFailed tasks that threw
    /// @param itemsDone   of ended tasks and, as far as it tells, of the running one
    /// @param itemsOfTask of the running one alone
    /// @param stepsDone   of all tasks, where they count steps
    /// @param spent       what the task thread did with its time, by the machine's monotonic clock
    /// @param programs    what the programs use that tasks have started
    public record Reading(Phase phase, long task, long taskStartNanos, long tasksDone, long tasksFailed,
                          long itemsDone, long itemsOfTask, long stepsDone, SpentTime spent,
                          ProgramUse programs, WorkerPage.ProcessUse use) {}

    public synchronized @Nullable Reading read() {
        if (closed) {
            return null;
        }
        Fields task = new Fields(PHASE_AT, SHARED_NANOS_AT);
        page.read(TASK_LOCK_AT, task::copy);
        Fields use = new Fields(CPU_AT, PROGRAM_SAMPLED_AT);
        List<ProgramUse.Member> members = new ArrayList<>();
        page.read(PROCESS_LOCK_AT, () -> {
            use.copy();
            members.clear();
            members.addAll(MemberFields.read(page));
        });
        return new Reading(phase(task.at(PHASE_AT)), task.at(TASK_AT), task.at(TASK_START_AT), task.at(TASKS_DONE_AT),
                task.at(TASKS_FAILED_AT), task.at(ITEMS_DONE_AT) + task.at(ITEMS_OF_TASK_AT),
                task.at(ITEMS_OF_TASK_AT), task.at(STEPS_AT), spent(task), programs(use, members),
                new WorkerPage.ProcessUse(use.at(CPU_AT), use.at(HEAP_AT), use.at(RSS_AT), use.at(PEAK_RSS_AT),
                        use.at(GC_COUNT_AT), use.at(GC_NANOS_AT), (int) use.at(THREADS_AT), use.at(SAMPLED_AT)));
    }

    private static SpentTime spent(Fields task) {
        return new SpentTime(task.at(OPENING_AT), task.at(OPENING_NANOS_AT), task.at(WAITED_NANOS_AT),
                task.at(IDLE_SINCE_AT), task.at(SENT_NANOS_AT), task.at(DECODED_NANOS_AT), task.at(SHARED_NANOS_AT));
    }

    private static ProgramUse programs(Fields use, List<ProgramUse.Member> members) {
        return use.at(PROGRAM_SAMPLED_AT) == 0 ? ProgramUse.NONE
                : new ProgramUse(use.at(PROGRAM_SAMPLED_AT), use.at(PROGRAM_CPU_AT), use.at(PROGRAM_MEMORY_AT),
                        use.at(PROGRAM_READ_AT), use.at(PROGRAM_WRITTEN_AT), (int) use.at(PROGRAM_PROCESSES_AT),
                        (int) use.at(PROGRAM_THREADS_AT), members);
    }

    /// Fields of the page that belong together, as they were at one moment.
    private final class Fields {

        private final int first;
        private final long[] values;

        Fields(int first, int last) {
            this.first = first;
            this.values = new long[(last - first) / Long.BYTES + 1];
        }

        void copy() {
            for (int i = 0; i < values.length; i++) {
                values[i] = page.get(first + i * Long.BYTES);
            }
        }

        long at(int field) {
            return values[(field - first) / Long.BYTES];
        }
    }

    private static Phase phase(long ordinal) {
        Phase[] all = Phase.values();
        return ordinal >= 0 && ordinal < all.length ? all[(int) ordinal] : Phase.STARTING;
    }

    /// How the worker took its leave; [Farewell.None], or [Farewell.NotUp], while it lives, and for ever if it was
    /// killed.
    public synchronized Farewell farewell() {
        if (closed) {
            return new Farewell.None();
        }
        return switch ((int) page.getAcquire(TelemetryPage.FAREWELL_AT)) {
            case TelemetryPage.LEFT -> new Farewell.Left();
            case TelemetryPage.EXITED -> new Farewell.Exited();
            case TelemetryPage.SIGNALLED -> new Farewell.Signalled((int) page.get(TelemetryPage.FAREWELL_SIGNAL_AT));
            default -> page.get(TelemetryPage.PID_AT) == 0 ? new Farewell.NotUp() : new Farewell.None();
        };
    }

    /// The last events, oldest first, each in words with its time before now.
    public synchronized List<String> lastEvents(int most) {
        var events = new ArrayList<String>();
        if (closed) {
            return events;
        }
        long now = System.nanoTime();
        long end = page.getAcquire(TelemetryPage.EVENT_CURSOR_AT);
        long begin = Math.max(0, end - Math.min(most, TelemetryPage.EVENTS));
        for (long i = begin; i < end; i++) {
            int at = TelemetryPage.eventAt(i);
            events.add(words(now - page.get(at), page.get(at + Long.BYTES), page.get(at + 2 * Long.BYTES)));
        }
        return events;
    }

    private static String words(long agoNanos, long code, long argument) {
        PageEvent[] all = PageEvent.values();
        PageEvent event = code >= 0 && code < all.length ? all[(int) code] : PageEvent.PHASE;
        String detail = event == PageEvent.PHASE ? phase(argument).name().toLowerCase(Locale.ROOT)
                : Long.toString(argument);
        return String.format(Locale.ROOT, "%.3f s before: %s %s", agoNanos / 1e9, event.words(), detail);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            page.close();
        }
    }
}
