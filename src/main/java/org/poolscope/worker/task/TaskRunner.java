package org.poolscope.worker.task;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.PageEvent;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.Phase;
import org.poolscope.worker.child.StartedProcesses;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Place;

/// Runs tasks, one after another, on the thread that calls [#run].
///
/// Kinds of commands are told apart by `instanceof`, as in the codecs: a `switch` over types costs a fresh JVM much of
/// its start.
public final class TaskRunner {

    /// How long a task of a worker whose parent is gone may take to notice its interrupt and clean up.
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(1);

    /// The replies to shorter tasks are held for a moment, to go together.
    private static final long TINY_NANOS = 20_000;

    /// A slot's are held as well, as long as there is enough to do besides: each that is sent by itself wakes the
    /// parent, and that takes a third as long as to start a program.
    private static final int ENOUGH_TO_DO = 2;
    private static final long NONE = -1;
    private static final long NOT = 0;

    private final WorkerPage page;
    private final ReplyChannel replies;
    private final Path segments;
    private final TaskNews news;
    private final Place place;
    private final @Nullable StartedProcesses started;
    private final CommandQueue commands = new CommandQueue();
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

    private @Nullable WorkerSession session;

    // Guarded by this: what control and task thread must agree on.
    private @Nullable Thread thread;
    private long running = NONE;
    private boolean leaving;
    private final Set<Long> cancelled = new HashSet<>();

    /// @param segments the directory of the run's shared segments
    /// @param place    where in its pool it is
    public TaskRunner(WorkerPage page, ReplyChannel replies, Path segments, Place place) {
        this(page, replies, segments, place, null);
    }

    /// @param segments the directory of the run's shared segments
    /// @param place    where in its pool it is
    /// @param started  what its tasks have started; null if they tell it themselves
    public TaskRunner(WorkerPage page, ReplyChannel replies, Path segments, Place place,
               @Nullable StartedProcesses started) {
        this.page = page;
        this.replies = replies;
        this.segments = segments;
        this.news = new TaskNews(replies);
        this.place = place;
        this.started = started;
    }

    /// Sends what the running task has told since the last beat; called by the beat thread.
    ///
    /// @return whether there is a task that tells something
    public boolean beat() {
        return news.beat();
    }

    /// Takes commands; called by the control thread.
    ///
    /// @param since when they had come, before they were decoded
    public void accept(List<Command> received, long since) throws IOException {
        long waits = page.waitsSince();
        if (waits != NOT) {
            page.decoded(Math.max(0, System.nanoTime() - Math.max(waits, since)));
        }
        accept(received);
    }

    public void accept(List<Command> received) throws IOException {
        List<Command> queued = new ArrayList<>(received.size());
        for (Command command : received) {
            if (command instanceof Command.Interrupt(long task)) {
                interrupt(task);
            } else if (command instanceof Command.Recall(int most)) {
                commands.addAll(queued);
                queued.clear();
                replies.send(new Reply.Returned(commands.recall(most)));
            } else {
                if (command instanceof Command.Leave) {
                    leave();
                }
                queued.add(command);
            }
        }
        commands.addAll(queued);
    }

    private synchronized void leave() {
        leaving = true;
    }

    private synchronized void interrupt(long task) {
        if (running == task && thread != null) {
            page.event(PageEvent.INTERRUPTED, task);
            cancellation.request();
            thread.interrupt();
        } else {
            cancelled.add(task);
        }
    }

    /// Ends what is running, and begins nothing more. From any thread; returns at once.
    public void quit() {
        synchronized (this) {
            leaving = true;
            if (running != NONE && thread != null) {
                page.event(PageEvent.INTERRUPTED, running);
                cancellation.request();
                thread.interrupt();
            }
        }
        commands.addAll(List.of(new Command.Leave()));
    }

    /// Ends this process, since nobody is left to work for. Called by the control or the beat thread; does not return.
    public void orphaned() {
        page.event(PageEvent.PARENT_GONE, 0);
        synchronized (this) {
            leaving = true;
            cancellation.request();
            if (thread != null) {
                thread.interrupt();
            }
        }
        try {
            ended.await(ORPHAN_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            // Nobody interrupts these threads; if somebody does, leaving at once is right too.
        }
        Runtime.getRuntime().halt(1);
    }

    /// Works off commands until told to leave.
    public void run() throws IOException {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            while (work(next())) {
                // until told to leave
            }
            replies.flush();
        } catch (InterruptedException _) {
            // The parent is gone.
        } finally {
            ended.countDown();
        }
    }

    /// Works off what was accepted, all of it, and leaves. A worker that is told to leave begins no other task, so what
    /// is rehearsed must not be told so before.
    public void finish() throws IOException {
        commands.addAll(List.of(new Command.Leave()));
        run();
    }

    private Command next() throws IOException, InterruptedException {
        Command next = commands.poll();
        if (next != null) {
            return next;
        }
        long begun = System.nanoTime();
        replies.flush();
        long flushed = System.nanoTime();
        page.sent(flushed - begun);
        page.waits(flushed);
        next = commands.take();
        if (!(next instanceof Command.Leave)) {
            page.goesOn(System.nanoTime());
        }
        return next;
    }

    /// @return whether to go on
    private boolean work(Command command) throws IOException {
        if (command instanceof Command.Work work) {
            runTask(work);
            return true;
        }
        if (command instanceof Command.Define definition) {
            session().define(definition);
            return true;
        }
        if (command instanceof Command.Forget(long job)) {
            session().forget(job);
            return true;
        }
        if (command instanceof Command.Leave) {
            if (page.waitsSince() == NOT) {
                page.waits(System.nanoTime());
            }
            page.phase(Phase.LEAVING);
            if (session != null) {
                session.close();
            }
            return false;
        }
        return open(command);
    }

    private WorkerSession session() {
        return Objects.requireNonNull(session, "opened");
    }

    private boolean open(Command command) throws IOException {
        long begun = System.nanoTime();
        try {
            session = command instanceof Command.Open open
                    ? new WorkloadSession(open, page, Segments.in(segments), place, news, started)
                    : new CallSession((Command.OpenCalls) command, page, segments, cancellation);
        } catch (Throwable e) {
            replies.send(new Reply.OpenFailed(Reply.Failure.of(e)));
            return false;
        }
        page.opened(begun, System.nanoTime());
        page.phase(Phase.WAITING);
        replies.send(new Reply.Opened());
        return true;
    }

    private void runTask(Command.Work work) throws IOException {
        long start = System.nanoTime();
        Turn turn = begin(work.task());
        if (turn == Turn.LEAVE) {
            return;
        }
        page.taskBegan(work.task(), start);
        Reply reply = turn == Turn.RUN
                ? session().run(work, start)
                : session().failed(work, start, new CancellationException("cancelled"));
        end();
        news.end();
        // The clock is asked as seldom as can be: it takes as long as a tiny task.
        long end = reply instanceof Reply.Answered answered ? answered.endNanos() : System.nanoTime();
        boolean success = send(reply, work, start, end);
        // Not before: what cannot be sent may end this process, and that death is the task's doing.
        long items = work instanceof Command.Run run ? run.items().size() : 1;
        page.taskEnded(work.task(), end, items, success);
    }

    /// What to do with a task whose turn has come.
    private enum Turn { RUN, CANCEL, LEAVE }

    private synchronized Turn begin(long task) {
        if (leaving) {
            return Turn.LEAVE;
        }
        running = task;
        return !cancelled.isEmpty() && cancelled.remove(task) ? Turn.CANCEL : Turn.RUN;
    }

    /// From here on no interrupt can reach this thread, so that none can close the reply channel.
    private synchronized void end() {
        running = NONE;
        cancellation.reset();
        Thread.interrupted();
    }

    /// Sends the reply to a task, or why its value cannot be sent.
    ///
    /// @return whether the task succeeded
    private boolean send(Reply reply, Command.Work work, long start, long end) throws IOException {
        try {
            if (mayWait(reply, end - start)) {
                replies.hold(reply);
            } else {
                // When the task ended, its results began to be sent.
                replies.send(reply);
                page.sent(System.nanoTime() - end);
            }
            return reply instanceof Reply.Done
                    || reply instanceof Reply.Answered answered && answered.failures().isEmpty();
        } catch (RuntimeException e) {
            replies.send(session().failed(work, start, e));
            return false;
        }
    }

    /// What has failed may be the reason to begin nothing more.
    private boolean mayWait(Reply reply, long nanos) {
        return nanos < TINY_NANOS || replies.isOfSlot() && commands.size() >= ENOUGH_TO_DO
                && reply instanceof Reply.Done done && haveAllSucceeded(done.results());
    }

    private static boolean haveAllSucceeded(List<ItemResult> results) {
        for (ItemResult result : results) {
            if (!result.success()) {
                return false;
            }
        }
        return true;
    }
}
