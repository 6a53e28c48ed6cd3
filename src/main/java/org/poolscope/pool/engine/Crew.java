package org.poolscope.pool.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.WorkerLauncher;
import org.poolscope.protocol.ParentPage;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.WorkerExit;

/// The workers of an engine: who is there, who is to come, and what becomes of those who die. For the pool's thread.
///
/// A worker that died is replaced: at once the first time, then after growing pauses, for as long as no task ends in
/// between; and after too many such deaths the engine gives up. Deaths before a worker was ready end it sooner, if no
/// other gets ready in between: then it is the start itself that fails.
public final class Crew {

    /// Starts that fail in a row before the engine gives up replacing workers.
    private static final int MAX_FAILED_STARTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final WorkerLauncher launcher;
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
    private boolean everLaunched;
    private int deaths;
    private int failedStarts;

    Crew(WorkerLauncher launcher, EngineOptions options, EngineClient client, Engine engine) {
        this.launcher = launcher;
        this.options = options;
        this.client = client;
        this.engine = engine;
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
        if (isStopping() || !hasPlace() || !isWanted()) {
            return false;
        }
        launch(free.removeFirst());
        return true;
    }

    private boolean hasPlace() {
        return !free.isEmpty() && workers.size() + paused < size;
    }

    /// An engine that is not lazy wants all its workers; a lazy one, one for each waiting task that nobody idle, and
    /// nobody who is on the way, is going to take.
    private boolean isWanted() {
        if (!options.lazy()) {
            return true;
        }
        long available = workers.stream()
                .filter(worker -> worker.state() != WorkerState.LEAVING && worker.tasksInFlight() == 0)
                .count();
        return client.tasksWaiting() + stuck(System.nanoTime()) > available;
    }

    /// How many tasks are queued behind others that may take long.
    private long stuck(long now) {
        return workers.stream()
                .filter(worker -> worker.tasksInFlight() > 1 && now - worker.quietSince() >= Dispatcher.SOON_NANOS)
                .mapToLong(worker -> worker.tasksInFlight() - 1)
                .sum();
    }

    /// @return after how many nanoseconds somebody more may be wanted, if nothing happens
    long untilWanted() {
        if (!options.lazy() || !hasPlace()) {
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        return workers.stream()
                .filter(worker -> worker.tasksInFlight() > 1)
                .mapToLong(worker -> Dispatcher.SOON_NANOS - (now - worker.quietSince()))
                .filter(left -> left > 0)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void launch(int number) {
        try {
            LaunchedWorker process = launcher.launch(number, restarts.get(number - 1));
            var worker = new Worker(process);
            workers.add(worker);
            awaitExit(worker);
            client.workerStarted(process);
            everLaunched = true;
        } catch (IOException e) {
            free.add(number);
            notLaunched(e);
        }
    }

    /// The first of all says that none can be; a later one may be for want of something that others have for now.
    private void notLaunched(IOException why) {
        deaths++;
        boolean nobody = workers.stream().noneMatch(Worker::isReady);
        if (!everLaunched || nobody && deaths > options.maxRestarts()) {
            giveUp(why.getMessage());
        } else {
            pause();
        }
    }

    private void pause() {
        paused++;
        engine.after(Duration.ofMillis(pauseMillis(deaths)), () -> paused--);
    }

    /// By a thread of our own: `Process.onExit` completes on the common pool, and whoever keeps that busy in this JVM
    /// would keep us from noticing deaths.
    /// And by a platform thread: a virtual one does not run while others keep its carriers.
    private void awaitExit(Worker worker) throws IOException {
        try {
            Thread.ofPlatform().name("poolscope-exit-" + worker.process().pid()).daemon().start(() -> {
                try {
                    worker.process().awaitEnd();
                } catch (InterruptedException _) {
                    // Nobody has this thread to interrupt it.
                } finally {
                    engine.post(() -> exited(worker));
                }
            });
        } catch (OutOfMemoryError e) {
            workers.remove(worker);
            worker.bury();
            launcher.tidy(worker.process());
            throw new IOException("no thread can be had that waits for a worker's end: " + e.getMessage(), e);
        }
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

    /// It is ready: workers can be started.
    void opened(Worker worker) {
        worker.opened();
        failedStarts = 0;
    }

    // ---- going

    /// A task has ended: whatever died before, work goes on.
    void proved() {
        deaths = 0;
        failedStarts = 0;
    }

    private void exited(Worker worker) {
        engine.takeLast(worker);
        ParentPage.Reading last = worker.process().page().read();
        Task running = last != null && last.phase() == Phase.RUNNING ? worker.task(last.task()) : null;
        String at = running == null ? "" : client.label(running, last.itemsOfTask());
        WorkerExit exit = Coroner.exit(worker, last, at, endsEarly());
        List<Task> left = worker.takeTasks();
        worker.gone();
        workers.remove(worker);
        client.workerEnded(worker.process(), exit, last);
        free.add(worker.process().number());
        restarts.set(worker.process().number() - 1, worker.process().restarts() + 1);
        for (Task task : left) {
            WorkerExit suspect = running == null && task == left.getFirst() && mayBeItsDoing(worker, exit) ? exit : null;
            client.taskEnded(task, worker.process().number(),
                    task == running ? end(worker, task, exit) : notBegun(worker, task, suspect));
        }
        if (exit instanceof WorkerExit.Crashed || exit instanceof WorkerExit.FailedToStart) {
            died(worker, exit);
        }
        worker.process().page().close();
        if (!isStopping()) {
            tidyLater(worker.process());
        }
    }

    /// What is not deleted now goes with the run's directory.
    private void tidyLater(LaunchedWorker ended) {
        try {
            Thread.ofPlatform().name("poolscope-tidy").daemon().start(() -> launcher.tidy(ended));
        } catch (OutOfMemoryError _) {
            // There can be no more threads.
        }
    }

    private static boolean mayBeItsDoing(Worker worker, WorkerExit exit) {
        return exit instanceof WorkerExit.Crashed && !Coroner.wasKilledFromOutside(worker);
    }

    private boolean endsEarly() {
        return ladder == null || ladder.early();
    }

    private static TaskOutcome end(Worker worker, Task task, WorkerExit exit) {
        EndedTask because = worker.endedEarly();
        if (because == null || because.number() != task.number()) {
            return new TaskOutcome.Died(exit);
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
        deaths++;
        boolean failedStart = !worker.wasEverReady() && !Coroner.wasKilledFromOutside(worker);
        failedStarts += failedStart ? 1 : 0;
        if (isStopping()) {
            return;
        }
        if (failedStart && failedStarts >= MAX_FAILED_STARTS || deaths > options.maxRestarts()) {
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
        return size + " workers wanted, " + paused + " of them after a pause, " + deaths + " deaths in a row"
                + (isStopping() ? ", stopping: " : ": ") + workers;
    }
}
