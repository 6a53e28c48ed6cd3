package org.poolscope.pool.engine;

import static org.poolscope.protocol.Farewell.SIGNAL_BASE;
import static org.poolscope.telemetry.ProcessExit.SIGKILL;
import static org.poolscope.telemetry.ProcessExit.SIGTERM;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.StartFailure;
import org.poolscope.pool.launch.StopSignal;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.ParentPage;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.ProcessExit;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.telemetry.WorkerExit.Stopped.Means;

/// The post-mortem of a worker: finds out how its process ended, from its exit status, the page it left behind, and
/// what it printed last.
final class Coroner {

    /// What a JVM exits with under `-XX:+ExitOnOutOfMemoryError`.
    private static final int OUT_OF_MEMORY_STATUS = 3;
    private static final int EVENTS_TOLD = 16;

    /// SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV.
    private static final Set<Integer> FATAL = Set.of(4, 5, 6, 7, 8, 11);

    private Coroner() {}

    /// How a worker whose process has ended did end.
    ///
    /// @param last  what its page said in the end
    /// @param label what it was at, if it was running a task
    /// @param early whether it was stopped before the work was done
    /// @param now   by the clock that workers note their times by
    static WorkerExit exit(Worker worker, ParentPage.@Nullable Reading last, String label, boolean early, long now) {
        Cause cause = cause(worker);
        Means means = worker.means();
        String openFailure = worker.openFailure();
        if (openFailure != null) {
            return new WorkerExit.FailedToStart(openFailure, worker.process().stderrTail());
        }
        if (means != null && isWhatWasAskedFor(means, cause)) {
            boolean finished = means == Means.ASKED || !worker.wasEverConnected();
            return finished && !early ? new WorkerExit.Finished() : new WorkerExit.Stopped(means);
        }
        if (worker.process().isInnocent()) {
            return new WorkerExit.Stopped(Means.KILLED);
        }
        if (wasToldWithUs(cause)) {
            return new WorkerExit.Stopped(Means.TERMINATED);
        }
        if (!worker.wasEverConnected()) {
            return new WorkerExit.FailedToStart(
                    StartFailure.inWords(cause.inWords(), worker.process().lastWords()), worker.process().stderrTail());
        }
        if (worker.state() == WorkerState.OPENING) {
            return new WorkerExit.FailedToStart(cause.inWords(), worker.process().stderrTail());
        }
        return new WorkerExit.Crashed(certificate(worker, cause, last, label, now));
    }

    /// Whether somebody else ended it, so that it says nothing of how the next one will fare.
    static boolean wasKilledFromOutside(Worker worker) {
        return cause(worker) instanceof Cause.Signal(int number, String _)
                && (number == ProcessExit.SIGKILL || number == ProcessExit.SIGTERM);
    }

    /// Whether it ended as JVMs do whose code or memory is not what it was.
    static boolean wasDamaged(Worker worker) {
        return cause(worker) instanceof Cause.Signal(int number, String _) && FATAL.contains(number);
    }

    /// Whether it was stopped by a signal that went to this program, too, and not by us.
    static boolean wasToldWithUs(Worker worker, WorkerExit exit) {
        return exit instanceof WorkerExit.Stopped && worker.means() == null;
    }

    /// Whether it got the signal that stops this program: `timeout` and a system that shuts down send it to all.
    private static boolean wasToldWithUs(Cause cause) {
        boolean terminated = cause instanceof Cause.Signal(int number, String _) && number == SIGTERM
                || cause instanceof Cause.Exit(int status) && status == SIGNAL_BASE + SIGTERM;
        return terminated && StopSignal.hasCome();
    }

    private static boolean isWhatWasAskedFor(Means means, Cause cause) {
        boolean mayTerminate = means.compareTo(Means.TERMINATED) >= 0;
        return switch (cause) {
            // A signal that came when it had already said that it leaves is a status.
            case Cause.Exit(int status) -> status == 0 || status == SIGNAL_BASE + SIGTERM && mayTerminate
                    || status == SIGNAL_BASE + SIGKILL && means == Means.KILLED;
            case Cause.Signal(int number, String _) ->
                number == SIGTERM && mayTerminate || number == SIGKILL && means == Means.KILLED;
            case Cause.OutOfMemory _, Cause.OutOfMemoryKill _, Cause.Protocol _, Cause.Unresponsive _ -> false;
        };
    }

    private static Cause cause(Worker worker) {
        Cause condemned = worker.condemned();
        if (condemned != null) {
            return condemned;
        }
        int status = worker.process().process().exitValue();
        Farewell farewell = worker.process().page().farewell();
        if (farewell instanceof Farewell.None || farewell instanceof Farewell.NotUp) {
            Cause shortage = wantOfMemory(status, worker);
            if (shortage != null) {
                return shortage;
            }
        }
        Means means = worker.means();
        boolean terminated = means != null && means.compareTo(Means.TERMINATED) >= 0;
        return switch (farewell.exit(status, terminated)) {
            case ProcessExit.Status _ -> new Cause.Exit(status);
            case ProcessExit.Signal signal -> new Cause.Signal(signal.number(), signal.name());
        };
    }

    private static @Nullable Cause wantOfMemory(int status, Worker worker) {
        if (status == SIGNAL_BASE + SIGKILL && worker.means() != Means.KILLED
                && OomKills.count() > worker.oomKillsBefore()) {
            return new Cause.OutOfMemoryKill();
        }
        return status == OUT_OF_MEMORY_STATUS && worker.process().ranOutOfMemory() ? new Cause.OutOfMemory() : null;
    }

    private static DeathCertificate certificate(
            Worker worker, Cause cause, ParentPage.@Nullable Reading last, String label, long now) {
        LaunchedWorker process = worker.process();
        List<String> events = process.page().lastEvents(EVENTS_TOLD);
        if (last == null) {
            return new DeathCertificate(process.number(), process.pid(), cause, Phase.STARTING, -1, "", Duration.ZERO,
                    0, 0, events, process.stderrTail(), process.restarts());
        }
        Duration taskFor = last.phase() == Phase.RUNNING
                ? Duration.ofNanos(now - last.taskStartNanos())
                : Duration.ZERO;
        return new DeathCertificate(process.number(), process.pid(), cause, last.phase(), last.task(), label, taskFor,
                last.use().heapBytes(), last.use().rssBytes(), events, process.stderrTail(), process.restarts());
    }
}
