package org.poolscope.pool.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.Command;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.WorkerExit.Stopped.Means;

/// One worker as the pool's thread knows it: its process, its connection once there is one, and the tasks it has.
final class Worker {

    private static final int FULL_BYTES = 4 << 20;
    private static final long NO_JOB = -1;

    private final LaunchedWorker process;
    private final NanoClock clock;
    private final long launchedNanos;
    private final long oomKillsBefore = OomKills.count();

    private final TasksInFlight tasks = new TasksInFlight();
    private final Set<Long> functions = new HashSet<>();
    private long lastJob = NO_JOB;
    private WorkerState state = WorkerState.LAUNCHED;
    private @Nullable CommandSink connection;
    private @Nullable Cause condemned;
    private @Nullable String openFailure;
    private @Nullable Stop stop;
    private @Nullable Means means;
    private long given;
    private long ended;
    private long quietSince;
    private boolean recalling;
    private boolean everConnected;
    private boolean everReady;

    /// A request to stop.
    ///
    /// @param because the task for whose sake it stops, or null
    private record Stop(StopLadder ladder, long sinceNanos, @Nullable EndedTask because) {}

    Worker(LaunchedWorker process, NanoClock clock) {
        this.process = process;
        this.clock = clock;
        this.launchedNanos = clock.now();
        this.quietSince = launchedNanos;
    }

    LaunchedWorker process() {
        return process;
    }

    WorkerState state() {
        return state;
    }

    boolean isReady() {
        return state == WorkerState.READY && connection != null;
    }

    /// Whether its JVM ever came so far as to say who it is.
    boolean wasEverConnected() {
        return everConnected;
    }

    /// Whether it ever came so far as to take tasks.
    boolean wasEverReady() {
        return everReady;
    }

    long launchedNanos() {
        return launchedNanos;
    }

    /// How many processes the system had killed for want of memory when this one was launched.
    long oomKillsBefore() {
        return oomKillsBefore;
    }

    // ---- its connection

    /// It has proved who it is.
    void connected(CommandSink its, Command opening) {
        connection = its;
        everConnected = true;
        if (state == WorkerState.LEAVING) {
            its.send(new Command.Leave());
        } else {
            state = WorkerState.OPENING;
            its.send(opening);
        }
    }

    void opened() {
        if (state == WorkerState.OPENING) {
            state = WorkerState.READY;
            everReady = true;
            quietSince = clock.now();
        }
    }

    void openFailed(String reason) {
        openFailure = reason;
        state = WorkerState.LEAVING;
    }

    /// Why it could not open the workload, or null.
    @Nullable String openFailure() {
        return openFailure;
    }

    void send(Command command) {
        if (connection != null) {
            connection.send(command);
        }
    }

    void flush() {
        if (connection != null) {
            try {
                connection.flush();
            } catch (IOException _) {
                // The other end is closed: its process is about to end, and that is where it is told.
                disconnected();
            }
        }
    }

    @Nullable CommandSink connection() {
        return connection;
    }

    void disconnected() {
        if (connection != null) {
            connection.close();
            connection = null;
            process.disconnected();
        }
    }

    // ---- its tasks

    /// Gives it a task, and the function first if it does not know it.
    void give(Task task, EngineClient client) {
        if (tasks.isEmpty()) {
            quietSince = clock.now();
        }
        given++;
        tasks.add(task);
        Command.Work work = task.work();
        if (work instanceof Command.Call call && !knows(call.job())) {
            send(new Command.Define(call.job(), client.function(call.job())));
        }
        send(work);
    }

    /// Whether it knows a function, as it does from now on. Mostly it is the same as the last time.
    private boolean knows(long job) {
        if (job == lastJob) {
            return true;
        }
        lastJob = job;
        return !functions.add(job);
    }

    /// Lets it forget a function that will not be called any more.
    void forget(long job) {
        if (functions.remove(job)) {
            lastJob = NO_JOB;
            send(new Command.Forget(job));
        }
    }

    /// Takes back a task it has ended.
    @Nullable Task ended(long number) {
        Task task = tasks.take(number);
        if (task != null) {
            ended++;
        }
        return task;
    }

    /// All its replies that came together have been dealt with.
    void heard() {
        quietSince = clock.now();
    }

    /// Asks it to give back tasks it has not begun.
    void recall(int most) {
        recalling = true;
        send(new Command.Recall(most));
    }

    boolean isRecalling() {
        return recalling;
    }

    /// Takes tasks it gave back.
    List<Task> returned(long[] numbers) {
        recalling = false;
        var all = new ArrayList<Task>(numbers.length);
        for (long number : numbers) {
            Task task = tasks.take(number);
            if (task != null) {
                given--;
                all.add(task);
            }
        }
        return all;
    }

    int tasksInFlight() {
        return tasks.size();
    }

    /// Whether so much waits to be sent to it that more had better wait elsewhere.
    boolean isFull() {
        return connection != null && connection.pending() > FULL_BYTES;
    }

    @Nullable Task task(long number) {
        return tasks.find(number);
    }

    /// The tasks it has, in the order they were given.
    List<Task> tasks() {
        return tasks.all();
    }

    long given() {
        return given;
    }

    long endedCount() {
        return ended;
    }

    /// Since when nothing was heard of it; if it had no task then, since when it has one.
    long quietSince() {
        return quietSince;
    }

    /// Takes all tasks it still has, in the order they were given.
    List<Task> takeTasks() {
        return tasks.takeAll();
    }

    // ---- its end

    /// Begins to stop it, or goes on with another ladder. Gentler means than were used already are not used again.
    ///
    /// @param because the task for whose sake it stops, or null
    void stop(StopLadder ladder, @Nullable EndedTask because) {
        EndedTask its = because != null || stop == null ? because : stop.because();
        stop = new Stop(ladder, clock.now(), its);
        climb();
    }

    boolean isStopping() {
        return stop != null;
    }

    /// Whether it leaves as soon as its running task is done, however long that takes.
    boolean isRetiring() {
        return stop != null && stop.ladder() == StopLadder.RETIRE;
    }

    /// The task for whose sake it stops, or null.
    @Nullable EndedTask endedEarly() {
        return stop == null ? null : stop.because();
    }

    /// Uses the means that are due. When the work is done one is ended that has not come up: nothing is in it yet.
    ///
    /// @return after how many nanoseconds the next are
    long climb() {
        if (stop == null) {
            return Long.MAX_VALUE;
        }
        long since = clock.now() - stop.sinceNanos();
        boolean waits = stop.ladder().early() || everConnected || process.sharesProcess();
        Means due = waits ? stop.ladder().due(since) : Means.KILLED;
        for (Means each : Means.values()) {
            if (each.compareTo(due) <= 0) {
                use(each);
            }
        }
        return stop.ladder().untilNext(since);
    }

    private void use(Means stronger) {
        boolean alreadyUsed = means != null && means.compareTo(stronger) >= 0;
        boolean nothingToInterrupt = stronger == Means.INTERRUPTED && tasks.isEmpty();
        if (state == WorkerState.GONE || alreadyUsed || nothingToInterrupt) {
            return;
        }
        means = stronger;
        switch (stronger) {
            case ASKED -> {
                state = WorkerState.LEAVING;
                if (isRetiring()) {
                    // Whoever may take his time must not keep from others what he is not going to begin.
                    recall(tasks.size());
                }
                send(new Command.Leave());
            }
            case INTERRUPTED -> tasks.all().forEach(task -> send(new Command.Interrupt(task.number())));
            case TERMINATED -> process.terminate();
            case KILLED -> process.kill();
        }
    }

    /// The strongest means used to stop it, or null if none was.
    @Nullable Means means() {
        return means;
    }

    /// Puts it down.
    void condemn(Cause why) {
        if (condemned == null && state != WorkerState.GONE) {
            condemned = why;
            process.kill();
        }
    }

    /// Why it was put down, or null if it was not.
    @Nullable Cause condemned() {
        return condemned;
    }

    /// Ends it at once and waits until it is gone.
    void bury() {
        process.bury();
        gone();
    }

    void gone() {
        state = WorkerState.GONE;
        disconnected();
    }

    @Override
    public String toString() {
        return "worker " + process.number() + " (pid " + process.pid() + ", " + state + ", " + tasks.size() + " tasks)";
    }
}
