package org.poolscope.pool.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.WorkerLauncher;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Batch.Dispatch;

/// A pool of worker JVMs of a fixed size. One thread owns all of its state and waits in one place for everything that can
/// happen: a worker connects, a reply comes, a process ends, somebody calls [#stop].
///
/// Nothing on the way of a task is shared between workers, so none of them can hold up another by dying.
public final class Engine implements ControlSocket.Host {

    /// Tasks a worker has at hand, so that it need not wait for the next: the running one and one more.
    private static final int PREFETCH = 2;

    /// Deaths in a row that no task can be blamed for before the pool gives up replacing workers.
    private static final int MAX_BLAMELESS_DEATHS = 3;

    private final WorkerLauncher launcher;
    private final int size;
    private final Command.Open opening;
    private final Dispatch dispatch;
    private final EngineClient client;
    private final ControlSocket socket;

    /// What other threads want the pool's thread to do.
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    // Owned by the pool's thread.
    private final List<Worker> workers = new ArrayList<>();
    private StopLadder ladder = StopLadder.PATIENT;
    private int launched;
    private boolean stopping;
    private long stopNanos;
    private int blamelessDeaths;

    /// @param socket where workers connect to
    public Engine(WorkerLauncher launcher, Path socket, int size, Command.Open opening, Dispatch dispatch,
               EngineClient client) throws IOException {
        this.launcher = launcher;
        this.size = size;
        this.opening = opening;
        this.dispatch = dispatch;
        this.client = client;
        this.socket = new ControlSocket(socket, size, this);
    }

    /// Starts the pool's thread, which launches the workers.
    public void start() {
        Thread.ofPlatform().name("poolscope-pool").daemon().start(this::run);
    }

    /// Asks all workers to leave and sees to it that they do. From any thread; returns at once. A later call with another
    /// ladder goes on with that.
    public void stop(StopLadder how) {
        post(() -> beginStop(how));
    }

    /// Completed when the last worker is gone; never exceptionally.
    public CompletableFuture<Void> ended() {
        return ended;
    }

    private void post(Runnable action) {
        inbox.add(action);
        socket.wakeUp();
    }

    private void run() {
        try {
            heed();
            while (!stopping || !workers.isEmpty()) {
                turn();
                heed();
            }
        } catch (Throwable e) {
            client.broken("the pool failed: " + e);
            workers.forEach(Worker::bury);
        } finally {
            socket.close();
            ended.complete(null);
        }
    }

    /// Does what other threads want. Comes right after the wait, so that the loop sees what it changed before it waits
    /// again.
    private void heed() {
        for (Runnable action = inbox.poll(); action != null; action = inbox.poll()) {
            action.run();
        }
    }

    /// One round: hand out tasks, wait until something happens. The first rounds launch a worker each, so that the first
    /// ones work while the last ones are still being launched.
    private void turn() throws IOException {
        if (stopping) {
            climb();
        } else {
            handOut();
        }
        workers.forEach(Worker::flush);
        if (!stopping && launched < size) {
            launch(++launched, 0);
            socket.poll();
        } else {
            socket.await(waitMillis());
        }
    }

    private long waitMillis() {
        if (!stopping) {
            return 0;
        }
        long millis = ladder.untilNext(System.nanoTime() - stopNanos).toMillis();
        return Math.max(1, millis);
    }

    // ---- connections

    @Override
    public @Nullable Worker expected(String token) {
        for (Worker worker : workers) {
            if (worker.connection() == null && worker.process().token().equals(token)) {
                return worker;
            }
        }
        return null;
    }

    @Override
    public void connected(Worker worker, WorkerConnection connection) {
        worker.connected(connection, opening);
    }

    @Override
    public void replied(Worker worker, Reply reply) {
        switch (reply) {
            case Reply.Hello _ -> worker.condemn("said hello twice");
            case Reply.Opened _ -> worker.opened();
            case Reply.OpenFailed(Reply.Failure failure) -> {
                worker.openFailed(failure.inWords());
                giveUp("the workload could not be opened: " + failure.inWords());
            }
            case Reply.Done done -> taskEnded(worker, done.task(), new TaskOutcome.Done(done));
            case Reply.Failed failed -> taskEnded(worker, failed.task(), new TaskOutcome.Threw(failed));
        }
    }

    // ---- tasks

    private void handOut() {
        for (int round = 1; round <= depth(); round++) {
            for (Worker worker : workers) {
                if (mayHave(worker, round)) {
                    Task task = client.nextTask();
                    if (task == null) {
                        return;
                    }
                    worker.give(task);
                }
            }
        }
    }

    /// More than one at hand only while there are enough for all, and all are there to take theirs: else a long task would
    /// wait behind another while a worker has none.
    private int depth() {
        boolean enough = client.tasksWaiting() > size;
        boolean allReady = workers.stream().allMatch(worker -> worker.state() == WorkerState.READY);
        return dispatch == Dispatch.POOLED && enough && allReady ? PREFETCH : 1;
    }

    private boolean mayHave(Worker worker, int depth) {
        return worker.state() == WorkerState.READY && worker.connection() != null && worker.tasksInFlight() < depth
                && (dispatch == Dispatch.POOLED || !worker.hadTask());
    }

    private void taskEnded(Worker worker, long number, TaskOutcome outcome) {
        Task task = worker.ended(number);
        if (task == null) {
            worker.condemn("answered task " + number + ", which it was not given");
            return;
        }
        blamelessDeaths = 0;
        client.taskEnded(task, worker.process().number(), outcome);
    }

    // ---- life and death

    private void launch(int number, int restarts) {
        try {
            LaunchedWorker process = launcher.launch(number, restarts);
            var worker = new Worker(process);
            workers.add(worker);
            awaitExit(worker);
            client.workerStarted(process);
        } catch (IOException e) {
            giveUp(e.getMessage());
        }
    }

    /// By a thread of our own: `Process.onExit` completes on the common pool, and whoever keeps that busy in this JVM would
    /// keep us from noticing deaths.
    private void awaitExit(Worker worker) {
        Thread.ofVirtual().name("poolscope-exit-" + worker.process().pid()).start(() -> {
            try {
                worker.process().process().waitFor();
            } catch (InterruptedException _) {
                // Nobody has this thread to interrupt it.
            }
            post(() -> exited(worker));
        });
    }

    private void exited(Worker worker) {
        socket.takeLast(worker);
        ParentPage.Reading last = worker.process().page().read();
        boolean running = last != null && last.phase() == Phase.RUNNING;
        WorkerExit exit = Coroner.exit(worker, last, running ? client.label(last.task()) : "", ladder.early());
        List<Task> left = worker.takeTasks();
        worker.gone();
        workers.remove(worker);
        client.workerEnded(worker.process(), exit, last);
        worker.process().page().close();

        boolean blamed = false;
        for (Task task : left) {
            boolean its = running && last.task() == task.number();
            blamed |= its;
            client.taskEnded(task, worker.process().number(),
                    its ? new TaskOutcome.Died(exit) : new TaskOutcome.NotBegun());
        }
        if (!stopping) {
            replace(worker, exit, blamed);
        }
    }

    private void replace(Worker worker, WorkerExit exit, boolean blamed) {
        blamelessDeaths = blamed ? 0 : blamelessDeaths + 1;
        if (blamelessDeaths >= MAX_BLAMELESS_DEATHS) {
            giveUp("workers die without running anything: " + exit.inWords() + lastWords(worker));
            return;
        }
        launch(worker.process().number(), worker.process().restarts() + 1);
    }

    private static String lastWords(Worker worker) {
        String tail = worker.process().stderrTail();
        return tail.isEmpty() ? "" : "; it printed: " + tail;
    }

    // ---- the end

    private void giveUp(String reason) {
        client.broken(reason);
        beginStop(StopLadder.HASTY);
    }

    private void beginStop(StopLadder how) {
        ladder = how;
        if (!stopping) {
            stopping = true;
            stopNanos = System.nanoTime();
        }
    }

    private void climb() {
        var due = ladder.due(System.nanoTime() - stopNanos);
        for (WorkerExit.Stopped.Means means : WorkerExit.Stopped.Means.values()) {
            if (means.compareTo(due) <= 0) {
                workers.forEach(worker -> worker.stop(means));
            }
        }
    }
}
