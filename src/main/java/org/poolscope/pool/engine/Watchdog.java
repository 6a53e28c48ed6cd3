package org.poolscope.pool.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.Phase;

/// Timeouts and health checks: sees to it that nobody takes too long, tasks past their deadline, workers that do not
/// start, give no sign of life, have grown too large, have worked enough or have nothing to do, and those that were
/// told to stop. It reads their pages and asks none of them. For the pool's thread.
final class Watchdog {

    /// How long a cancelled task may take to heed its interrupt before its worker is ended.
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final long LOOK_NANOS = 100_000_000;
    private static final long LOOK_FOR_STOPPED_NANOS = 1_000_000_000;

    /// How long a worker may take to end when its connection has. One that is nicer than all else on a busy machine
    /// takes seconds to give back its memory, and how it ended is known after that.
    private static final Duration GRACE_TO_END = Duration.ofSeconds(5);

    /// So many looks in vain are needed to call a worker unresponsive: if it were us who had been held up, the first
    /// look would find it well.
    private static final int LOOKS_AT_SILENCE = 4;

    /// So many times as long as for any other sign is waited for the first one of a worker that has got ready.
    private static final int FIRST_SIGN = 10;

    private final Crew crew;
    private final EngineOptions options;
    private final EngineClient client;
    private final Map<Worker, Silence> silences = new HashMap<>();
    private final Map<Long, Long> cancelled = new HashMap<>();

    /// Since when.
    private final Map<Worker, Long> disconnected = new HashMap<>();
    private final Stillness stillness;
    private final NanoClock clock;
    private long nextLifeLook;
    private long nextStoppedLook;
    private long nextMemoryLook;
    private long nextCancelledLook;
    private boolean suspended;
    private long suspendedSince;

    /// What the page of a worker said when it was looked at, and how often it has said the same since.
    private record Silence(long beat, int looks, long sinceNanos) {}

    Watchdog(Crew crew, EngineOptions options, EngineClient client, Stillness stillness, NanoClock clock) {
        this.crew = crew;
        this.options = options;
        this.client = client;
        this.stillness = stillness;
        this.clock = clock;
        nextLifeLook = clock.now();
        nextStoppedLook = nextLifeLook;
        nextMemoryLook = nextLifeLook;
        nextCancelledLook = nextLifeLook;
    }

    /// Does what is due.
    ///
    /// @return after how many nanoseconds it should look again
    long look() {
        if (suspended) {
            return Long.MAX_VALUE;
        }
        long wait = lookForStopped();
        for (Worker worker : List.copyOf(crew.workers())) {
            if (worker.isStopping()) {
                wait = Math.min(wait, lookAtLeaving(worker));
            } else {
                wait = Math.min(wait, care(worker));
            }
        }
        wait = Math.min(wait, lookAtConnections());
        wait = Math.min(wait, lookForLife());
        wait = Math.min(wait, lookAtMemory());
        return Math.min(wait, lookAtCancelled());
    }

    /// This process did not run.
    void stoodStill(long from, long to) {
        stillness.everybody(from, to);
    }

    /// All workers stand still from now on, since somebody wants it, or go on: nobody is late or silent meanwhile.
    void suspended(boolean still) {
        long now = clock.now();
        if (still && !suspended) {
            suspendedSince = now;
        } else if (!still && suspended) {
            stillness.everybody(suspendedSince, now);
            // They have had no time for a sign of life yet.
            silences.clear();
        }
        suspended = still;
    }

    private long lookForStopped() {
        long now = clock.now();
        if (now - nextStoppedLook < 0) {
            return nextStoppedLook - now;
        }
        nextStoppedLook = now + LOOK_FOR_STOPPED_NANOS;
        stillness.retain(Set.copyOf(crew.workers()));
        crew.workers().forEach(this::isStopped);
        return crew.workers().isEmpty() ? Long.MAX_VALUE : LOOK_FOR_STOPPED_NANOS;
    }

    /// Whether a worker is stopped, or was until now; if that is news, it is told.
    private boolean isStopped(Worker worker) {
        ParentPage.Reading reading = worker.process().page().read();
        long now = clock.now();
        boolean was = stillness.isStopped(worker);
        long since = was ? stillness.since(worker) : now;
        boolean is = stillness.look(worker, reading == null ? 0 : reading.use().sampledNanos(), now);
        if (is && !was) {
            client.workerStopped(worker.process());
        } else if (was && !is) {
            client.workerContinued(worker.process(), Duration.ofNanos(now - since));
            // It has had no time for a sign of life yet.
            silences.remove(worker);
        }
        return is || was;
    }

    /// Whoever is to be replaced may take his time for his task, as much as any, and none for leaving.
    private long lookAtLeaving(Worker worker) {
        if (!worker.isRetiring()) {
            return worker.climb();
        }
        long wait = lookAtDeadline(worker);
        if (!worker.isRetiring()) {
            return wait;
        }
        ParentPage.Reading reading = worker.process().page().read();
        if (worker.tasksInFlight() == 0 || reading != null && reading.phase() == Phase.LEAVING) {
            worker.stop(StopLadder.PATIENT, null);
        }
        return Math.min(wait, LOOK_NANOS);
    }

    private long care(Worker worker) {
        if (worker.state() == WorkerState.READY) {
            if (options.retireAfter() > 0 && worker.endedCount() >= options.retireAfter()) {
                worker.stop(StopLadder.RETIRE, null);
                return Long.MAX_VALUE;
            }
            return worker.tasksInFlight() == 0 ? lookAtIdle(worker) : lookAtDeadline(worker);
        }
        long now = clock.now();
        long left = options.startLimit().toNanos() - (now - worker.launchedNanos());
        if (left > 0) {
            return left;
        }
        boolean stopped = isStopped(worker) && options.mayBeStopped();
        left += stillness.during(worker, worker.launchedNanos(), now, options.mayBeStopped());
        if (stopped || left > 0) {
            return LOOK_NANOS;
        }
        worker.condemn(new Cause.Protocol("it was not ready within " + inSeconds(options.startLimit())));
        return Long.MAX_VALUE;
    }

    private long lookAtIdle(Worker worker) {
        if (!options.mayLeaveIdle()) {
            return Long.MAX_VALUE;
        }
        long left = options.idleTimeout().toNanos() - (clock.now() - worker.quietSince());
        if (left <= 0) {
            worker.stop(StopLadder.RETIRE, null);
            return Long.MAX_VALUE;
        }
        return left;
    }

    // ---- deadlines and cancelled tasks

    private long lookAtDeadline(Worker worker) {
        if (!client.hasDeadlines()) {
            return Long.MAX_VALUE;
        }
        ParentPage.Reading reading = worker.process().page().read();
        Task task = reading == null || reading.phase() != Phase.RUNNING ? null : worker.task(reading.task());
        if (task == null) {
            return LOOK_NANOS;
        }
        long deadline = client.deadlineNanos(task);
        if (deadline == EngineClient.NO_DEADLINE) {
            return LOOK_NANOS;
        }
        long now = clock.now();
        long ran = now - reading.taskStartNanos();
        if (ran >= deadline) {
            if (isStopped(worker)) {
                return LOOK_NANOS;
            }
            ran -= stillness.during(worker, reading.taskStartNanos(), now, true);
        }
        if (ran < deadline) {
            return Math.min(deadline - ran, LOOK_NANOS);
        }
        worker.stop(StopLadder.OVERRUN, new EndedTask(task.number(), false, Duration.ofNanos(ran)));
        return worker.climb();
    }

    /// Ends a task that is out.
    boolean cancel(long task) {
        Worker worker = crew.holder(task);
        if (worker == null) {
            return false;
        }
        worker.send(new Command.Interrupt(task));
        cancelled.putIfAbsent(task, clock.now());
        return true;
    }

    /// Whoever does not heed the interrupt loses his process. A task that is not running yet is left in its queue: its
    /// turn comes, and then it ends at once.
    private long lookAtCancelled() {
        if (cancelled.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long now = clock.now();
        if (now - nextCancelledLook < 0) {
            return nextCancelledLook - now;
        }
        nextCancelledLook = now + LOOK_NANOS;
        cancelled.keySet().removeIf(task -> crew.holder(task) == null);
        for (var entry : cancelled.entrySet()) {
            Worker worker = crew.holder(entry.getKey());
            if (worker != null && mayStay(worker) && now - entry.getValue() >= GRACE.toNanos()
                    && isRunning(worker, entry.getKey())) {
                worker.stop(StopLadder.OVERRUN, new EndedTask(entry.getKey(), true, Duration.ZERO));
            }
        }
        return cancelled.isEmpty() ? Long.MAX_VALUE : LOOK_NANOS;
    }

    /// Whether nobody ends it, however long its task takes.
    private static boolean mayStay(Worker worker) {
        return !worker.isStopping() || worker.isRetiring();
    }

    private static boolean isRunning(Worker worker, long task) {
        ParentPage.Reading reading = worker.process().page().read();
        return reading != null && reading.phase() == Phase.RUNNING && reading.task() == task;
    }

    /// What to tell of a task that a worker has answered: that it was cancelled or overran, if that is why it ended.
    TaskOutcome verdict(Worker worker, long task, TaskOutcome outcome) {
        if (!cancelled.isEmpty() && cancelled.remove(task) != null) {
            return new TaskOutcome.Cancelled();
        }
        EndedTask because = worker.endedEarly();
        boolean its = because != null && because.number() == task;
        return its && !succeeded(outcome) ? new TaskOutcome.Overran(because.ran()) : outcome;
    }

    private static boolean succeeded(TaskOutcome outcome) {
        return outcome instanceof TaskOutcome.Done
                || outcome instanceof TaskOutcome.Answered(Reply.Answered answered) && answered.failures().isEmpty();
    }

    // ---- signs of life and memory

    /// Whoever has no connection any more is about to end; and if he does not, he is no worker any more.
    private long lookAtConnections() {
        long now = clock.now();
        long wait = Long.MAX_VALUE;
        for (Worker worker : crew.workers()) {
            if (worker.wasEverReady() && worker.connection() == null && mayStay(worker) && worker.condemned() == null) {
                long since = disconnected.computeIfAbsent(worker, _ -> now);
                if (now - since >= GRACE_TO_END.toNanos()) {
                    worker.condemn(new Cause.Protocol("closed its connection and did not end"));
                }
                wait = LOOK_NANOS;
            }
        }
        if (wait == Long.MAX_VALUE) {
            disconnected.clear();
        }
        return wait;
    }

    private long lookForLife() {
        long period = options.unresponsiveAfter().toNanos() / LOOKS_AT_SILENCE;
        long now = clock.now();
        if (now - nextLifeLook < 0) {
            return nextLifeLook - now;
        }
        nextLifeLook = now + period;
        silences.keySet().retainAll(crew.workers());
        for (Worker worker : crew.workers()) {
            ParentPage.Reading reading = worker.state() == WorkerState.LAUNCHED ? null : worker.process().page().read();
            if (reading != null && worker.condemned() == null && !isStarting(worker, reading)) {
                Silence silence = silences.merge(worker, new Silence(reading.use().sampledNanos(), 0, now),
                        Watchdog::later);
                if (silence.looks() >= LOOKS_AT_SILENCE && !(options.mayBeStopped() && isStopped(worker))) {
                    worker.condemn(new Cause.Unresponsive(Duration.ofNanos(now - silence.sinceNanos())));
                }
            }
        }
        return crew.workers().isEmpty() ? Long.MAX_VALUE : period;
    }

    /// The first sign of life takes as long as the start does: on a busy machine longer than the silence of a living
    /// worker. But one that has a task and is suspended before that sign must not keep it for as long as a start may
    /// take.
    private boolean isStarting(Worker worker, ParentPage.Reading reading) {
        long patience = options.startLimit().toNanos();
        if (worker.wasEverReady()) {
            patience = Math.min(patience, FIRST_SIGN * options.unresponsiveAfter().toNanos());
        }
        return reading.use().sampledNanos() == 0 && clock.now() - worker.launchedNanos() < patience;
    }

    private static Silence later(Silence before, Silence now) {
        return before.beat() == now.beat() ? new Silence(before.beat(), before.looks() + 1, before.sinceNanos()) : now;
    }

    private long lookAtMemory() {
        if (options.memoryLimitBytes() == 0) {
            return Long.MAX_VALUE;
        }
        long now = clock.now();
        if (now - nextMemoryLook < 0) {
            return nextMemoryLook - now;
        }
        nextMemoryLook = now + LOOK_NANOS;
        for (Worker worker : crew.workers()) {
            ParentPage.Reading reading = worker.isReady() ? worker.process().page().read() : null;
            if (reading != null && !worker.isStopping() && reading.use().rssBytes() > options.memoryLimitBytes()) {
                worker.stop(StopLadder.RETIRE, null);
            }
        }
        return LOOK_NANOS;
    }

    private static String inSeconds(Duration limit) {
        return limit.toMillis() / 1000.0 + " s";
    }
}
