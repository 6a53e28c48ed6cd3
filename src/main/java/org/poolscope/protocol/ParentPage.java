package org.poolscope.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.poolscope.telemetry.Phase;

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
    public record Reading(Phase phase, long task, long taskStartNanos, long tasksDone, long tasksFailed,
                          long itemsDone, long itemsOfTask, long stepsDone,
                          WorkerPage.ProcessUse use) {}

    public synchronized @Nullable Reading read() {
        if (closed) {
            return null;
        }
        var task = new long[8];
        page.read(TelemetryPage.TASK_LOCK_AT, () -> copy(TelemetryPage.PHASE_AT, task));
        var use = new long[8];
        page.read(TelemetryPage.PROCESS_LOCK_AT, () -> copy(TelemetryPage.CPU_AT, use));
        return new Reading(phase(task[0]), task[1], task[2], task[3], task[4], task[5] + task[6], task[6], task[7],
                new WorkerPage.ProcessUse(use[0], use[1], use[2], use[3], use[4], use[5], (int) use[6], use[7]));
    }

    private void copy(int from, long[] fields) {
        for (int i = 0; i < fields.length; i++) {
            fields[i] = page.get(from + i * Long.BYTES);
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
