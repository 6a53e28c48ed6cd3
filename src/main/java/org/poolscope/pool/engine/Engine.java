package org.poolscope.pool.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.Launcher;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.DeathCertificate.Cause;

/// The heart of a pool of worker JVMs. One thread owns all of its state and waits in one place for everything that can
/// happen: a worker connects, a reply comes, a process ends, a time is over, somebody wants something.
///
/// ```
///  any thread ── post ──► inbox ─┐
///  sockets of the workers ───────┼──► the pool's thread: Crew        who is there, who comes, who has died
///  ends of their processes ──────┤                       Dispatcher  who gets which task, who gives one back
///  Agenda, what is due ──────────┘                       Watchdog    who takes too long, is silent, too large, idle
/// ```
///
/// Nothing on the way of a task is shared between workers, so none of them can hold up another by dying.
public final class Engine implements ReplySource.Host {

    private static final int MOST_AT_ONCE = 1000;

    /// How often is tried to tell of a failure. Want of memory, say, passes.
    private static final int MOST_ATTEMPTS = 20;
    private static final long BETWEEN_ATTEMPTS_NANOS = 50_000_000;
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    /// Whoever comes to himself so much later than he wanted did not run, nor did others of his group or machine.
    private static final long LATE_NANOS = 1_000_000_000;

    /// The wait is no longer while something is due: else nobody knew how much of it was over when all stood still.
    private static final long LONGEST_WAIT_NANOS = 250_000_000;

    private final EngineClient client;
    private final ReplySource replies;
    private final Crew crew;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private final NanoClock clock;
    private final Agenda agenda;

    /// What other threads want the pool's thread to do.
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean waiting;
    private volatile boolean over;

    /// @param path where workers connect to
    public Engine(Launcher launcher, Path path, EngineOptions options, EngineClient client) throws IOException {
        this(launcher, host -> new ControlSocket(path, options.size(), host), options, client, NanoClock.SYSTEM);
    }

    /// The same, with the replies and the time from elsewhere, as tests have them.
    Engine(Launcher launcher, ReplySource.Opener opener, EngineOptions options, EngineClient client, NanoClock clock)
            throws IOException {
        this.client = client;
        this.clock = clock;
        this.agenda = new Agenda(clock);
        this.replies = opener.open(this);
        this.crew = new Crew(launcher, options, client, this, clock);
        var stillness = new Stillness();
        this.dispatcher = new Dispatcher(crew, options, client, stillness, clock);
        this.watchdog = new Watchdog(crew, options, client, stillness, clock);
    }

    /// Starts the pool's thread, which launches the workers.
    public void start() {
        Thread.ofPlatform().name("poolscope-pool").daemon().start(this::run);
    }

    /// Has something done by the pool's thread; once that has ended, by whoever posts it, one at a time. From any
    /// thread.
    public void post(Runnable action) {
        inbox.add(action);
        if (over) {
            heedAfterTheEnd();
        } else if (waiting) {
            replies.wakeUp();
        }
    }

    /// Has something done by the pool's thread after a while. For the pool's thread.
    public void after(Duration delay, Runnable action) {
        agenda.add(clock.now() + delay.toNanos(), action);
    }

    /// Asks all workers to leave and sees to it that they do. From any thread; returns at once. A later call with
    /// another ladder goes on with that.
    public void stop(StopLadder how) {
        post(() -> crew.stop(how));
    }

    /// Changes how many workers there are to be. From any thread; returns at once. Those that are too many end their
    /// task first.
    public void resize(int size) {
        post(() -> crew.resize(size));
    }

    /// Ends a task that is out, by force if it does not heed an interrupt. For the pool's thread.
    ///
    /// @return whether it is out; the client is told when it has ended
    public boolean cancel(long task) {
        return watchdog.cancel(task);
    }

    /// Tells that all workers stand still from now on, with all that they have started, since somebody has suspended
    /// them; or that they go on. Nobody is late or silent meanwhile, and nobody is ended. For the pool's thread.
    public void suspended(boolean still) {
        watchdog.suspended(still);
    }

    /// Lets all workers forget a function that will not be called any more. For the pool's thread.
    public void forget(long job) {
        crew.workers().forEach(worker -> worker.forget(job));
    }

    /// Which workers there are now. For the pool's thread.
    public Crew crew() {
        return crew;
    }

    /// Completed when the last worker is gone; never exceptionally.
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /// Until the last worker is gone.
    void run() {
        try {
            heed();
            while (!crew.isOver()) {
                turn();
                heed();
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            end();
        }
    }

    private void fail(Throwable why) {
        insist(() -> {
            client.broken("the pool failed: " + why);
            client.turned();
        });
        insist(crew::bury);
    }

    /// Whatever fails in here, whoever waits for the end is told it.
    private void end() {
        insist(replies::close);
        insist(client::ended);
        // Not before: from here on other threads do what they want by themselves.
        over = true;
        insist(this::heedAfterTheEnd);
        ended.complete(null);
    }

    private static void insist(Runnable action) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                action.run();
                return;
            } catch (RuntimeException | Error _) {
                LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
            }
        }
    }

    /// Does what other threads want. Comes right after the wait, so that the loop sees what it changed before it waits
    /// again. Others can want more than can be done, so not until nobody wants anything.
    private void heed() {
        int left = MOST_AT_ONCE;
        for (Runnable action = inbox.poll(); action != null; action = left-- > 0 ? inbox.poll() : null) {
            action.run();
        }
    }

    private synchronized void heedAfterTheEnd() {
        for (Runnable action = inbox.poll(); action != null; action = inbox.poll()) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                client.broken("the pool failed at its end: " + e);
            }
        }
        client.turned();
    }

    /// One round: hand out tasks, wait until something happens. The first rounds launch a worker each, so that the
    /// first ones work while the last ones are still being launched.
    private void turn() throws IOException {
        agenda.runDue();
        long wait = look();
        if (!crew.isStopping()) {
            wait = Math.min(wait, dispatcher.handOut());
        }
        crew.flush();
        client.turned();
        if (crew.launchNext()) {
            replies.poll();
        } else {
            await(Math.min(Math.min(wait, crew.untilWanted()), agenda.untilNext()));
        }
    }

    /// One look less where others have all the memory for a moment, as whoever receives a value that is too large.
    private long look() {
        try {
            return watchdog.look();
        } catch (OutOfMemoryError _) {
            return LOOK_AGAIN_NANOS;
        }
    }

    /// Whoever posts after the flag was set wakes us; what was posted before is in the inbox, and then we do not wait.
    private void await(long nanos) throws IOException {
        waiting = true;
        if (inbox.isEmpty() && nanos == Long.MAX_VALUE) {
            replies.await(0);
        } else if (inbox.isEmpty() && nanos > 0) {
            long most = agenda.isEmpty() ? nanos : Math.min(nanos, LONGEST_WAIT_NANOS);
            long until = clock.now() + most;
            replies.await(Math.max(1, Duration.ofNanos(most).toMillis()));
            noticeStandstill(until);
        } else {
            replies.poll();
        }
        waiting = false;
    }

    private void noticeStandstill(long until) {
        long now = clock.now();
        if (now - until > LATE_NANOS) {
            agenda.putOff(now - until);
            watchdog.stoodStill(until, now);
        }
    }

    /// Takes in what a worker said before it died.
    void takeLast(Worker worker) {
        replies.takeLast(worker);
    }

    // ---- what workers say

    @Override
    public @Nullable Worker expected(String token) {
        return crew.expected(token);
    }

    @Override
    public void connected(Worker worker, CommandSink connection) {
        crew.connected(worker, connection);
    }

    /// Told apart by `instanceof`, the frequent ones first: the first `switch` over types takes a fresh JVM as long as
    /// some thousand answers.
    @Override
    public void replied(Worker worker, Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            taskEnded(worker, answered.task(), answered.endNanos() - answered.startNanos(),
                    new TaskOutcome.Answered(answered));
        } else if (reply instanceof Reply.Done done) {
            taskEnded(worker, done.task(), done.endNanos() - done.startNanos(), new TaskOutcome.Done(done));
        } else if (reply instanceof Reply.Failed failed) {
            taskEnded(worker, failed.task(), failed.endNanos() - failed.startNanos(), new TaskOutcome.Threw(failed));
        } else if (reply instanceof Reply.Reported told) {
            Task task = worker.task(told.task());
            if (task != null) {
                client.reported(task, worker.process().number(), told);
            }
        } else if (reply instanceof Reply.Returned(long[] tasks)) {
            worker.returned(tasks)
                    .forEach(task -> client.taskEnded(task, worker.process().number(), new TaskOutcome.NotBegun(null)));
        } else if (reply instanceof Reply.Opened) {
            crew.opened(worker);
        } else if (reply instanceof Reply.OpenFailed(Reply.Failure failure)) {
            crew.openFailed(worker, failure);
        } else if (reply instanceof Reply.Hello) {
            worker.condemn(new Cause.Protocol("said hello twice"));
        } else {
            throw new IllegalStateException("nobody knows what to do with " + reply);
        }
    }

    @Override
    public void heard(Worker worker) {
        worker.heard();
    }

    @Override
    public void disconnected(Worker worker) {
        client.workerLeaves(worker.process());
    }

    private void taskEnded(Worker worker, long number, long nanos, TaskOutcome outcome) {
        Task task = worker.ended(number);
        if (task == null) {
            worker.condemn(new Cause.Protocol("answered task " + number + ", which it was not given"));
            return;
        }
        crew.proved();
        dispatcher.took(nanos);
        TaskOutcome verdict = watchdog.verdict(worker, number, outcome);
        if (verdict != outcome && outcome instanceof TaskOutcome.Answered(Reply.Answered answer)) {
            client.discarded(answer);
        }
        client.taskEnded(task, worker.process().number(), verdict);
    }
}
