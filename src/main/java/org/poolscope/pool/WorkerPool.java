package org.poolscope.pool;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.MalformedFrameException;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Batch.Dispatch;

/// A pool of worker JVMs of a fixed size. One thread owns all of its state and waits in one place for everything that can
/// happen: a worker connects, a reply comes, a process ends, somebody calls [#stop].
///
/// Nothing on the way of a task is shared between workers, so none of them can hold up another by dying.
final class WorkerPool {

    /// Tasks a worker has at hand, so that it need not wait for the next: the running one and one more.
    private static final int PREFETCH = 2;

    /// Deaths in a row that no task can be blamed for before the pool gives up replacing workers.
    private static final int MAX_BLAMELESS_DEATHS = 3;

    private final WorkerLauncher launcher;
    private final int size;
    private final Command.Open opening;
    private final Dispatch dispatch;
    private final PoolClient client;
    private final Selector selector;
    private final ServerSocketChannel server;

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
    WorkerPool(WorkerLauncher launcher, Path socket, int size, Command.Open opening, Dispatch dispatch,
               PoolClient client) throws IOException {
        this.launcher = launcher;
        this.size = size;
        this.opening = opening;
        this.dispatch = dispatch;
        this.client = client;
        selector = Selector.open();
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), Math.max(size, 64));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /// Starts the pool's thread, which launches the workers.
    void start() {
        Thread.ofPlatform().name("poolscope-pool").daemon().start(this::run);
    }

    /// Asks all workers to leave and sees to it that they do. From any thread; returns at once. A later call with another
    /// ladder goes on with that.
    void stop(StopLadder how) {
        post(() -> beginStop(how));
    }

    /// Completed when the last worker is gone; never exceptionally.
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void post(Runnable action) {
        inbox.add(action);
        selector.wakeup();
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
            workers.forEach(worker -> worker.process().kill());
        } finally {
            close();
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
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready, waitMillis());
        }
    }

    private long waitMillis() {
        if (!stopping) {
            return 0;
        }
        long millis = ladder.untilNext(System.nanoTime() - stopNanos).toMillis();
        return Math.max(1, millis);
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof Peer peer) {
                receive(peer);
            }
        } catch (IOException e) {
            // Of accept: the worker that wanted to connect will tell by its end.
        }
    }

    // ---- connections

    /// A connection, and the worker at its other end once that has proved who it is.
    private static final class Peer {
        private final WorkerConnection connection;
        private @Nullable Worker worker;

        Peer(WorkerConnection connection) {
            this.connection = connection;
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Peer(new WorkerConnection(channel, key)));
        }
    }

    private void receive(Peer peer) {
        try {
            if (!peer.connection.receive(reply -> take(peer, reply))) {
                disconnected(peer);
            }
        } catch (MalformedFrameException e) {
            if (peer.worker != null) {
                peer.worker.condemn(e.getMessage());
            }
            disconnected(peer);
        } catch (IOException _) {
            // A reset: it died with commands unread, and its end tells how.
            disconnected(peer);
        }
    }

    private static void disconnected(Peer peer) {
        peer.connection.close();
        if (peer.worker != null) {
            peer.worker.disconnected();
        }
    }

    private void take(Peer peer, Reply reply) {
        if (peer.worker == null) {
            introduce(peer, reply);
            return;
        }
        Worker worker = peer.worker;
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

    private void introduce(Peer peer, Reply reply) {
        if (reply instanceof Reply.Hello(String token, long _)) {
            for (Worker worker : workers) {
                if (worker.connection() == null && worker.process().token().equals(token)) {
                    peer.worker = worker;
                    worker.connected(peer.connection, opening);
                    return;
                }
            }
        }
        peer.connection.close();
    }

    // ---- tasks

    private void handOut() {
        int depth = dispatch == Dispatch.POOLED && client.tasksWaiting() > size ? PREFETCH : 1;
        for (int round = 1; round <= depth; round++) {
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
            WorkerProcess process = launcher.launch(number, restarts);
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
        takeLastReplies(worker);
        ParentPage.Reading last = worker.process().page().read();
        boolean running = last != null && last.phase() == Phase.RUNNING;
        WorkerExit exit = Coroner.exit(worker, last, running ? client.label(last.task()) : "");
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

    /// What it said before it died was said: replies still in the socket count.
    private void takeLastReplies(Worker worker) {
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Peer peer && peer.worker == worker) {
                receive(peer);
            }
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

    private void close() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Peer peer) {
                peer.connection.close();
            }
        }
        try (server; selector) {
            workers.clear();
        } catch (IOException _) {
            // The socket's file goes with the run directory.
        }
    }
}
