package org.poolscope.pool.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.poolscope.pool.launch.FailedStarts;
import org.poolscope.pool.launch.folder.WorkingFolder;
import org.poolscope.telemetry.WorkerExit;

/// A circuit breaker for starts: whether workers may be started after starts have failed, wherever the reason lies: the
/// program's files are gone, the system gives no more memory, threads or files, the workload cannot be opened. For the
/// pool's thread.
///
/// ```
///  closed     all that are wanted are started
///  open       a start has failed: nobody is started until a pause is over, which grows with each failure
///  half open  the pause is over: one is started, and the next when that is ready or has failed
/// ```
///
/// It closes when one is ready that was launched after the last failure. As long as there are other workers they go on
/// with the work, and starts are tried at a pace that slows down to one a minute: the pool gets its size back when the
/// trouble is over, however long that takes. When nobody is left, starts are tried faster, and after few that fail the
/// pool is at its end, within seconds.
final class StartPolicy {

    private static final int MOST_ALONE = 3;
    private static final long PAUSE_ALONE_MILLIS = 100;

    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    /// Of many that differ the later ones are not told apart any more.
    private static final int MOST_REASONS = 20;

    private final NanoClock clock;
    private final FailedStarts failed = new FailedStarts(250, 4, LONGEST_PAUSE_MILLIS);
    private long lastNanos;

    /// Of those in a row, how many have failed since nobody else was there.
    private int alone;
    private boolean told;
    private boolean folderTold;

    /// Those that were told.
    private final Set<String> reasons = new HashSet<>();

    StartPolicy(NanoClock clock) {
        this.clock = clock;
    }

    /// @param others those who are there
    /// @return whether the pool is at its end
    boolean failed(List<Worker> others) {
        lastNanos = clock.now();
        failed.failed(lastNanos);
        alone = others.isEmpty() ? alone + 1 : 0;
        return alone >= MOST_ALONE;
    }

    void ready(Worker worker) {
        failed.succeeded(worker.launchedNanos());
        // What failed beside it says nothing of how starts fare once it is gone.
        alone = 0;
    }

    boolean mayStart(List<Worker> others) {
        return failed.inARow() == 0 || mayTry(others) && untilNext(others) <= 0;
    }

    private boolean mayTry(List<Worker> others) {
        return others.isEmpty() || others.stream().noneMatch(StartPolicy::isComing);
    }

    private static boolean isComing(Worker worker) {
        return worker.state() == WorkerState.LAUNCHED || worker.state() == WorkerState.OPENING;
    }

    /// @return after how many nanoseconds one may be started that may not now; without end if something else has to
    ///         happen before
    long untilNext(List<Worker> others) {
        if (failed.inARow() == 0 || !mayTry(others)) {
            return Long.MAX_VALUE;
        }
        long pause = others.isEmpty() ? PAUSE_ALONE_MILLIS : failed.pauseMillis();
        return lastNanos + Duration.ofMillis(pause).toNanos() - clock.now();
    }

    /// Whether the reason is still to be told, as it is once.
    boolean tellsNow() {
        boolean first = !told;
        told = true;
        return first;
    }

    /// Whether it is to be told that the working folder is gone, as it is once.
    boolean tellsOfFolder() {
        boolean now = !folderTold && WorkingFolder.isGone();
        folderTold |= now;
        return now;
    }

    /// The same end of a worker; with a reason that was told before, without it.
    WorkerExit brief(WorkerExit exit) {
        if (!(exit instanceof WorkerExit.FailedToStart(String reason, String tail))) {
            return exit;
        }
        boolean isNew = reasons.size() < MOST_REASONS && reasons.add(reason);
        return isNew ? exit : new WorkerExit.FailedToStart("as others before it", tail);
    }

    /// How many have failed in a row.
    int failures() {
        return failed.inARow();
    }
}
