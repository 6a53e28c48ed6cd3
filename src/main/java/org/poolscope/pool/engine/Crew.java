package org.poolscope.pool.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.Launcher;
import org.poolscope.pool.launch.StartFailure;
import org.poolscope.pool.launch.folder.WorkingFolder;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.WorkerExit;

/// Supervises an engine's workers: who is there, who is to come, what becomes of those who die. For the pool's thread.
///
/// A worker that died is replaced: at once the first time, then after growing pauses, for as long as no task ends in
/// between; and after too many such deaths the engine gives up. A death before a worker was ready is something else:
/// then it is the start itself that fails, see [StartPolicy].
public final class Crew {

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final Launcher launcher;
    private final EngineOptions options;
    private final EngineClient client;
    private final Engine engine;
    private final List<Worker> workers = new ArrayList<>();

    /// The numbers of places that nobody has, to be taken by the next who are launched.
    private final TreeSet<Integer> free = new TreeSet<>();

    /// How many workers have had each place; grows with the places.
    private final List<Integer> restarts = new ArrayList<>();
    private int size;
    private int paused;
    private @Nullable StopLadder ladder;
    private final NanoClock clock;
    private final StartPolicy starts;
    private final Demand demand;
    private final StartPace pace;
    private int deaths;

    Crew(Launcher launcher, EngineOptions options, EngineClient client, Engine engine, NanoClock clock) {
        this.launcher = launcher;
        this.options = options;
        this.client = client;
        this.engine = engine;
        this.clock = clock;
        this.starts = new StartPolicy(clock);
        this.demand = new Demand(options, client, clock);
        this.pace = new StartPace(options.startsAtOnce(), clock);
        resize(options.size());
    }

    List<Worker> workers() {
        return workers;
    }

    /// The pids of those who are there.
    public List<Long> pids() {
        return workers.stream().map(worker -> worker.process().pid()).toList();
    }

    /// The tasks that they have.
    public List<Task> tasks() {
        return workers.stream().flatMap(worker -> worker.tasks().stream()).toList();
    }

    int size() {
        return size;
    }

    @Nullable Worker expected(String token) {
        for (Worker worker : workers) {
            if (worker.connection() == null && worker.process().token().equals(token)) {
                return worker;
            }
        }
        return null;
    }

    void flush() {
        for (Worker worker : workers) {
            worker.flush();
        }
    }

    /// The worker that has a task, or null.
    @Nullable Worker holder(long task) {
        for (Worker worker : workers) {
            if (worker.task(task) != null) {
                return worker;
            }
        }
        return null;
    }

    // ---- coming

    /// Launches one worker if one is wanted.
    ///
    /// @return whether it did, and perhaps should again
    boolean launchNext() {
        if (isStopping() || !hasPlace() || !starts.mayStart(workers) || !demand.isForMore(workers)
                || !pace.isForMore(workers)) {
            return false;
        }
        launch(free.removeFirst());
        return true;
    }

    private boolean hasPlace() {
        return !free.isEmpty() && workers.size() + paused < size;
    }

    /// @return after how many nanoseconds somebody more may be wanted, if nothing happens
    long untilWanted() {
        if (!hasPlace()) {
            return Long.MAX_VALUE;
        }
        long more = Math.min(demand.untilMore(workers), pace.untilMore(workers));
        long next = starts.untilNext(workers);
        return next != Long.MAX_VALUE && demand.isForMore(workers) ? Math.min(more, Math.max(1, next)) : more;
    }

    private void launch(int number) {
        try {
            var worker = new Worker(launcher.launch(number, restarts.get(number - 1), this::processEnded), clock);
            workers.add(worker);
            client.workerStarted(worker.process());
            tellOfFolder();
        } catch (IOException e) {
            free.add(number);
            startFailed(StartFailure.inWords("a worker could not be launched", String.valueOf(e.getMessage())));
        }
    }

    private void tellOfFolder() {
        if (starts.tellsOfFolder()) {
            client.noted(WorkingFolder.GONE);
        }
    }

    private void startFailed(String why) {
        if (isStopping()) {
            return;
        }
        if (starts.failed(workers)) {
            giveUp("no worker can be started: " + why);
        } else if (!workers.isEmpty() && starts.tellsNow()) {
            client.noted("a worker could not be started, the others go on without it: " + why);
        }
    }

    private void pause() {
        paused++;
        engine.after(Duration.ofMillis(pauseMillis(deaths)), () -> paused--);
    }

    /// Changes how many there are to be. Those that are too many end what they run; the idle ones go first.
    void resize(int wanted) {
        size = wanted;
        while (restarts.size() < size) {
            restarts.add(0);
            free.add(restarts.size());
        }
        long staying = workers.stream().filter(worker -> !worker.isStopping()).count();
        while (staying-- > size) {
            workers.stream().filter(worker -> !worker.isStopping())
                    .min((one, other) -> Integer.compare(one.tasksInFlight(), other.tasksInFlight()))
                    .ifPresent(worker -> worker.stop(StopLadder.RETIRE, null));
        }
    }

    /// It has proved who it is: its JVM has come up.
    void connected(Worker worker, CommandSink connection) {
        worker.connected(connection, options.opening());
        launcher.cameUp(worker.process());
        client.workerConnected(worker.process());
    }

    /// It is ready: workers can be started.
    void opened(Worker worker) {
        worker.opened();
        starts.ready(worker);
    }

    /// It could not be got ready. Where no other was, none can be.
    void openFailed(Worker worker, Reply.Failure failure) {
        worker.openFailed(failure.inWords());
        if (workers.stream().noneMatch(Worker::isReady)) {
            giveUp(client.notOpened(failure));
        } else {
            worker.stop(StopLadder.HASTY, null);
        }
    }

    // ---- going

    /// A task has ended: whatever died before, work goes on.
    void proved() {
        deaths = 0;
    }

    /// From any thread.
    private void processEnded(LaunchedWorker process) {
        engine.post(() -> workers.stream().filter(worker -> worker.process() == process).findFirst()
                .ifPresent(this::exited));
    }

    private void exited(Worker worker) {
        engine.takeLast(worker);
        ParentPage.Reading last = worker.process().page().read();
        Task running = last != null && last.phase() == Phase.RUNNING ? worker.task(last.task()) : null;
        String at = running == null ? "" : client.label(running, last.itemsOfTask());
        WorkerExit exit = Coroner.exit(worker, last, at, endsEarly(), clock.now());
        WorkerExit told = starts.brief(exit);
        List<Task> left = worker.takeTasks();
        worker.gone();
        workers.remove(worker);
        client.workerEnded(worker.process(), told, last);
        free.add(worker.process().number());
        restarts.set(worker.process().number() - 1, worker.process().restarts() + 1);
        long unheard = last == null ? 0 : last.tasksDone() + last.tasksFailed() - worker.endedCount();
        for (int i = 0; i < left.size(); i++) {
            Task task = left.get(i);
            WorkerExit suspect = running == null && i == Math.max(0, unheard) ? suspicion(worker, exit) : null;
            client.taskEnded(task, worker.process().number(), task == running ? end(worker, task, exit)
                    : i < unheard ? new TaskOutcome.Unheard(exit) : notBegun(worker, task, suspect));
        }
        if (exit instanceof WorkerExit.Crashed || exit instanceof WorkerExit.FailedToStart) {
            died(worker, exit);
        }
        worker.process().page().close();
        if (!isStopping()) {
            launcher.clearUp(worker.process(), Coroner.wasDamaged(worker));
        }
    }

    private static @Nullable WorkerExit suspicion(Worker worker, WorkerExit exit) {
        return exit instanceof WorkerExit.Crashed && !Coroner.wasKilledFromOutside(worker) ? exit : null;
    }

    private boolean endsEarly() {
        return ladder == null || ladder.early();
    }

    private static TaskOutcome end(Worker worker, Task task, WorkerExit exit) {
        EndedTask because = worker.endedEarly();
        if (because == null || because.number() != task.number()) {
            return Coroner.wasToldWithUs(worker, exit) ? new TaskOutcome.NotBegun(null) : new TaskOutcome.Died(exit);
        }
        return because.cancelled() ? new TaskOutcome.Cancelled() : new TaskOutcome.Overran(because.ran());
    }

    /// A task whose worker was stopped for its sake just as it ended was not running any more.
    private static TaskOutcome notBegun(Worker worker, Task task, @Nullable WorkerExit suspect) {
        EndedTask because = worker.endedEarly();
        boolean cancelled = because != null && because.number() == task.number() && because.cancelled();
        return cancelled ? new TaskOutcome.Cancelled() : new TaskOutcome.NotBegun(suspect);
    }

    private void died(Worker worker, WorkerExit exit) {
        if (workers.stream().anyMatch(other -> worker.process().diedWith(other.process()))) {
            // The last of them counts: until then it looks as if there were others.
            return;
        }
        boolean cameUp = worker.wasEverConnected();
        boolean fromOutside = Coroner.wasKilledFromOutside(worker);
        if (!cameUp && !fromOutside && launcher.startsOtherwise(worker.process(), worker.condemned() != null)) {
            return;
        }
        if (exit instanceof WorkerExit.FailedToStart(String reason, String _) && !fromOutside) {
            startFailed(cameUp ? reason + lastWords(worker) : reason);
            return;
        }
        deaths++;
        if (isStopping()) {
            return;
        }
        if (deaths > options.maxRestarts()) {
            giveUp("workers die without running anything: " + exit.inWords() + lastWords(worker));
        } else if (deaths > 1) {
            pause();
        }
    }

    static long pauseMillis(int deaths) {
        return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.clamp(deaths - 2, 0, 16));
    }

    private static String lastWords(Worker worker) {
        String tail = worker.process().stderrTail();
        return tail.isEmpty() ? "" : "; it printed: " + tail;
    }

    // ---- the end

    void giveUp(String reason) {
        client.broken(reason);
        stop(StopLadder.HASTY);
    }

    void stop(StopLadder how) {
        ladder = how;
        workers.forEach(worker -> worker.stop(how, null));
    }

    boolean isStopping() {
        return ladder != null;
    }

    /// Whether the engine was stopped and everybody is gone.
    boolean isOver() {
        return isStopping() && workers.isEmpty();
    }

    void bury() {
        workers.forEach(Worker::bury);
    }

    @Override
    public String toString() {
        return size + " workers wanted, " + paused + " of them after a pause, " + deaths + " deaths and "
                + starts.failures() + " failed starts in a row"
                + (isStopping() ? ", stopping: " : ": ") + workers;
    }
}
