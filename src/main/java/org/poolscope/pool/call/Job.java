package org.poolscope.pool.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.pool.engine.RunningMedian;
import org.poolscope.pool.engine.TaskOutcome;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy.When;

/// One call of the pool: a function and the chunks it is to be called with, which may come all at once or over time.
/// For the pool's thread.
final class Job {

    private final long id;
    private final byte[] function;
    private final CallOptions options;
    private final Calls calls;
    private final Sink sink;
    private final Deque<Chunk> waiting = new ArrayDeque<>();
    private final RunningMedian median = new RunningMedian();

    /// Chunks that wait for their next try.
    private final Set<Chunk> pausing = new LinkedHashSet<>();
    private int out;
    private long items;
    private long undelivered;
    private long failed;
    private boolean complete;
    private boolean finished;
    private volatile boolean cancelled;
    private Predicate<Thread> stuckWithout = _ -> false;
    private volatile @Nullable Throwable over;

    Job(long id, byte[] function, CallOptions options, Calls calls, Sink sink) {
        this.id = id;
        this.function = function;
        this.options = options;
        this.calls = calls;
        this.sink = sink;
    }

    long id() {
        return id;
    }

    byte[] function() {
        return function;
    }

    /// Whether everything of it is done but what its reader has not asked for, or its source has not given.
    boolean waitsForItsReader() {
        return !complete && out == 0 && waiting.isEmpty() && pausing.isEmpty();
    }

    /// Whether it cannot go on unless a thread reads what there is of it.
    boolean isStuckWithout(Thread reader) {
        return stuckWithout.test(reader);
    }

    /// Says who tells that. Before it is begun.
    void stuckWithout(Predicate<Thread> reader) {
        stuckWithout = reader;
    }

    /// It is about to be ended with all others, as somebody wants it to.
    void cancelled() {
        if (over == null && !finished) {
            cancelled = true;
        }
    }

    /// For any thread.
    boolean isCancelled() {
        return cancelled;
    }

    /// Whether it is more than a single call.
    boolean hasItems() {
        return !complete || items > 1;
    }

    CallOptions options() {
        return options;
    }

    /// Why it was ended early, or null if it was not. For any thread.
    @Nullable Throwable whyOver() {
        return over;
    }

    long deadlineNanos() {
        return median.deadlineNanos(options.taskDeadline());
    }

    // ---- chunks come

    void offer(List<Chunk> more) {
        for (Chunk chunk : more) {
            items += chunk.size;
            undelivered++;
            if (over != null) {
                deliverWhole(chunk, over);
            } else if (chunk.only != null && chunk.only.length == 0) {
                deliver(chunk);
            } else {
                waiting.add(chunk);
                calls.waiting(1);
            }
        }
        if (!waiting.isEmpty()) {
            calls.hasWork(this);
        }
    }

    /// No more will come.
    void complete() {
        complete = true;
        finishIfDone();
    }

    @Nullable Chunk next() {
        Chunk chunk = waiting.poll();
        if (chunk != null) {
            calls.waiting(-1);
            out++;
        }
        return chunk;
    }

    // ---- chunks go

    /// A task that was out has ended.
    void ended(Chunk chunk, TaskOutcome outcome) {
        out--;
        chunk.task = -1;
        if (!chunk.delivered) {
            takeWhatever(chunk, outcome);
        } else if (outcome instanceof TaskOutcome.Answered(Reply.Answered reply)) {
            calls.discarded(reply);
        }
        finishIfDone();
    }

    /// What cannot be taken in, for want of memory, fails that chunk and no other.
    private void takeWhatever(Chunk chunk, TaskOutcome outcome) {
        try {
            take(chunk, outcome);
        } catch (OutOfMemoryError e) {
            if (!chunk.delivered && !pausing.contains(chunk) && !waiting.contains(chunk)) {
                deliverWhole(chunk, Failures.notRebuilt(e));
            }
        }
    }

    /// Told apart by `instanceof`, as the engine does.
    private void take(Chunk chunk, TaskOutcome outcome) {
        if (outcome instanceof TaskOutcome.Answered(Reply.Answered reply)) {
            answered(chunk, reply);
        } else if (outcome instanceof TaskOutcome.Died(WorkerExit exit)) {
            died(chunk, exit);
        } else if (outcome instanceof TaskOutcome.Overran(var ran)) {
            failedOrAgain(chunk, new TimeoutException(
                    "the task ran for " + ran.toMillis() + " ms, longer than it may, and was ended"));
        } else if (outcome instanceof TaskOutcome.Cancelled) {
            deliverWhole(chunk, new CancellationException("cancelled"));
        } else if (outcome instanceof TaskOutcome.NotBegun(WorkerExit suspect)) {
            notBegun(chunk, suspect);
        } else if (outcome instanceof TaskOutcome.Unheard) {
            again(chunk);
        } else {
            throw new IllegalStateException("a call runs no workload");
        }
    }

    private void notBegun(Chunk chunk, @Nullable WorkerExit suspect) {
        if (suspect instanceof WorkerExit.Crashed(DeathCertificate certificate)
                && !chunk.attempts().suspected()) {
            deliverWhole(chunk, new WorkerDiedException(List.of(certificate)));
        } else {
            again(chunk);
        }
    }

    private void answered(Chunk chunk, Reply.Answered reply) {
        if (options.taskDeadline() instanceof Deadline.OfMedian) {
            median.add(reply.endNanos() - reply.startNanos());
        }
        chunk.answer.add(reply, chunk.only, calls.receive(reply.large()));
        int[] failures = chunk.called(chunk.answer.failed());
        Duration pause = failures.length == 0 ? null : pauseBeforeNext(chunk);
        if (pause == null) {
            deliver(chunk);
        } else {
            chunk.only = failures;
            pause(chunk, pause);
        }
    }

    private void failedOrAgain(Chunk chunk, Throwable why) {
        Duration pause = pauseBeforeNext(chunk);
        if (pause == null) {
            deliverWhole(chunk, why);
        } else {
            pause(chunk, pause);
        }
    }

    /// @return null if it is not tried again
    private @Nullable Duration pauseBeforeNext(Chunk chunk) {
        return over != null || options.retries().isNone() ? null : chunk.attempts().failed(options.retries());
    }

    private void pause(Chunk chunk, Duration pause) {
        pausing.add(chunk);
        calls.after(pause, () -> {
            if (pausing.remove(chunk)) {
                again(chunk);
                finishIfDone();
            }
        });
    }

    private void again(Chunk chunk) {
        if (over != null) {
            deliverWhole(chunk, over);
        } else {
            waiting.addFirst(chunk);
            calls.waiting(1);
            calls.hasWork(this);
        }
    }

    private void died(Chunk chunk, WorkerExit exit) {
        if (!(exit instanceof WorkerExit.Crashed)) {
            deliverWhole(chunk, over != null ? over : new CancellationException("its worker was " + exit.inWords()));
            return;
        }
        if (chunk.attempts().died(exit, calls.quarantineAfter()) && over == null) {
            again(chunk);
        } else {
            deliverWhole(chunk, new WorkerDiedException(chunk.attempts().deaths().stream()
                    .map(death -> ((WorkerExit.Crashed) death).certificate()).toList()));
        }
    }

    private void deliverWhole(Chunk chunk, Throwable why) {
        chunk.answer.failWhole(why);
        deliver(chunk);
    }

    private void deliver(Chunk chunk) {
        chunk.delivered = true;
        undelivered--;
        calls.release(chunk.large);
        sink.answered(chunk);
        int failures = chunk.answer.countFailed();
        if (failures > 0) {
            failed += failures;
            haltIfDue();
        }
    }

    private void haltIfDue() {
        if (over == null && options.halt().isDue(failed, items)) {
            var why = new CancellationException("not done, since " + failed + " of the call's items had failed");
            end(why, options.halt().when() == When.NOW);
        }
    }

    // ---- the end

    /// Ends it early: what has no answer yet fails with this.
    ///
    /// @param running whether what runs is ended too, or may end by itself
    void end(Throwable why, boolean running) {
        if (over == null) {
            over = why;
        }
        for (Chunk chunk = next(); chunk != null; chunk = next()) {
            out--;
            deliverWhole(chunk, why);
        }
        for (Chunk chunk : List.copyOf(pausing)) {
            pausing.remove(chunk);
            deliverWhole(chunk, why);
        }
        if (running && out > 0) {
            for (Chunk chunk : calls.out(this)) {
                if (!chunk.delivered) {
                    deliverWhole(chunk, why);
                }
                calls.cancel(chunk);
            }
        }
        finishIfDone();
    }

    /// Ends it whatever is missing: the pool has ended.
    ///
    /// @param broken why, if the pool was broken
    /// @return true
    boolean abandon(@Nullable PoolBrokenException broken) {
        if (!finished) {
            PoolBrokenException why = broken == null
                    ? new PoolBrokenException("the pool has ended") : Failures.another(broken);
            over = over == null ? why : over;
            finished = true;
            sink.abandoned(why);
        }
        return true;
    }

    /// What is out and was given its answer early is not waited for, though the function is kept for it.
    private void finishIfDone() {
        if ((complete || over != null) && undelivered == 0 && !finished) {
            finished = true;
            sink.finished(over, cancelled);
        }
        if (finished && out == 0) {
            calls.over(this);
        }
    }
}
