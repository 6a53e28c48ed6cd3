package org.poolscope.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.PageEvent;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.Phase;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// Runs tasks, one after another, on the thread that calls [#run].
final class TaskRunner {

    /// How long a task of a worker whose parent is gone may take to notice its interrupt and clean up.
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(1);
    private static final long NONE = -1;

    private final WorkerPage page;
    private final ReplyChannel replies;
    private final Segments segments;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private @Nullable TaskBody body;

    // Guarded by this: what control and task thread must agree on.
    private @Nullable Thread thread;
    private long running = NONE;
    private boolean leaving;
    private final Set<Long> cancelled = new HashSet<>();

    TaskRunner(WorkerPage page, ReplyChannel replies, Segments segments) {
        this.page = page;
        this.replies = replies;
        this.segments = segments;
    }

    /// Takes a command; called by the control thread.
    void accept(Command command) {
        switch (command) {
            case Command.Interrupt(long task) -> interrupt(task);
            case Command.Leave leave -> {
                synchronized (this) {
                    leaving = true;
                }
                commands.add(leave);
            }
            default -> commands.add(command);
        }
    }

    private synchronized void interrupt(long task) {
        if (running == task && thread != null) {
            page.event(PageEvent.INTERRUPTED, task);
            thread.interrupt();
        } else {
            cancelled.add(task);
        }
    }

    /// Ends this process, since nobody is left to work for. Called by the control or the beat thread; does not return.
    void orphaned() {
        page.event(PageEvent.PARENT_GONE, 0);
        synchronized (this) {
            leaving = true;
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
    void run() throws IOException {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            while (work(commands.take())) {
                // until told to leave
            }
        } catch (InterruptedException _) {
            // The parent is gone.
        } finally {
            ended.countDown();
        }
    }

    /// @return whether to go on
    private boolean work(Command command) throws IOException {
        return switch (command) {
            case Command.Open open -> open(open);
            case Command.Run task -> {
                runTask(task);
                yield true;
            }
            case Command.Leave _, Command.Interrupt _ -> {
                page.phase(Phase.LEAVING);
                yield false;
            }
        };
    }

    private boolean open(Command.Open open) throws IOException {
        try {
            Workload workload = Workloads.named(open.workload());
            body = workload.open(Settings.parse(workload.parameters(), open.settings()), segments);
        } catch (Throwable e) {
            replies.send(new Reply.OpenFailed(Reply.Failure.of(e)));
            return false;
        }
        page.phase(Phase.WAITING);
        replies.send(new Reply.Opened());
        return true;
    }

    private void runTask(Command.Run task) throws IOException {
        long start = System.nanoTime();
        Turn turn = begin(task.task());
        if (turn == Turn.LEAVE) {
            return;
        }
        page.taskBegan(task.task(), start);
        Reply reply = turn == Turn.RUN ? reply(task, start) : cancelled(task, start);
        end();
        boolean success = send(reply, task.task(), start);
        // Not before: what cannot be sent may end this process, and that death is the task's doing.
        page.taskEnded(task.task(), System.nanoTime(), task.items().size(), success);
    }

    /// What to do with a task whose turn has come.
    private enum Turn { RUN, CANCEL, LEAVE }

    private synchronized Turn begin(long task) {
        if (leaving) {
            return Turn.LEAVE;
        }
        running = task;
        return cancelled.remove(task) ? Turn.CANCEL : Turn.RUN;
    }

    /// From here on no interrupt can reach this thread, so that none can close the reply channel.
    private synchronized void end() {
        running = NONE;
        Thread.interrupted();
    }

    private Reply reply(Command.Run task, long start) {
        var log = new PageLog(page);
        try {
            Object value = Objects.requireNonNull(body, "opened").run(task.items(), log);
            return new Reply.Done(task.task(), start, System.nanoTime(), value, log.results());
        } catch (Throwable e) {
            return new Reply.Failed(task.task(), start, System.nanoTime(), Reply.Failure.of(e));
        }
    }

    private static Reply cancelled(Command.Run task, long start) {
        return new Reply.Failed(task.task(), start, start, Reply.Failure.of(new CancellationException("cancelled")));
    }

    /// Sends the reply to a task, or why its value cannot be sent.
    ///
    /// @return whether the task succeeded
    private boolean send(Reply reply, long task, long start) throws IOException {
        try {
            replies.send(reply);
            return reply instanceof Reply.Done;
        } catch (RuntimeException e) {
            replies.send(new Reply.Failed(task, start, System.nanoTime(), Reply.Failure.of(e)));
            return false;
        }
    }
}
