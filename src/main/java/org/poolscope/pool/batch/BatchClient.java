package org.poolscope.pool.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.RunningMedian;
import org.poolscope.pool.engine.StopLadder;
import org.poolscope.pool.engine.Task;
import org.poolscope.pool.engine.TaskAttempts;
import org.poolscope.pool.engine.TaskOutcome;
import org.poolscope.pool.launch.StopSignal;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.watch.MonitoringChannel;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.Reply;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Batch;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Summary;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

/// Brings one batch through a pool: gives out its tasks, tries again what a death cut short, so that each runs at least
/// once, folds the results. Lives on the pool's thread, but for what says otherwise.
public final class BatchClient extends PausingClient {

    private final Batch batch;
    private final BatchTasks tasks;
    private final RunSum sum;
    private final BatchNews news;
    private final CompletableFuture<StopLadder> finished = new CompletableFuture<>();
    private volatile boolean stopRequested;
    private final TaskPolicy policy;

    /// Parts that work together cannot begin one by one again.
    private final boolean mayTryAgain;
    private final RunningMedian median = new RunningMedian();
    private @Nullable String brokenReason;
    private boolean halted;
    private int out;
    private long lastReplyNanos;

    public BatchClient(RunClock clock, RunConfiguration configuration, Batch batch, BatchTasks tasks, Summary summary,
                MonitoringChannel monitor, PrintedOutput output, Consumer<Telemetry> listener) {
        super(clock, new RunLedger(configuration, batch, tasks), monitor, output, listener);
        this.batch = batch;
        this.policy = configuration.pool().policy();
        this.mayTryAgain = batch.dispatch() == Batch.Dispatch.POOLED;
        this.tasks = tasks;
        this.sum = new RunSum(summary, this::broken);
        this.news = new BatchNews(clock, listener);
    }

    /// Completed when there is nothing left to run, or no sense in running it: the pool may stop, in this way.
    public CompletableFuture<StopLadder> finished() {
        return finished;
    }

    /// From any thread.
    public void requestStop() {
        stopRequested = true;
        // Who stands still would not heed it.
        suspend(false);
        cutShort(StopLadder.HASTY);
    }

    private void cutShort(StopLadder how) {
        if (!finished.isDone()) {
            listener.accept(new Telemetry.RunCutShort(clock.now()));
        }
        finished.complete(how);
    }

    @Override
    public @Nullable Task nextTask() {
        Task task = isEnding() || halted ? null : tasks.next();
        out += task == null ? 0 : 1;
        return task;
    }

    @Override
    public boolean hasDeadlines() {
        return !(policy.deadline() instanceof Deadline.None);
    }

    @Override
    public long deadlineNanos(Task task) {
        return median.deadlineNanos(policy.deadline());
    }

    @Override
    public long tasksWaiting() {
        return tasks.waiting();
    }

    @Override
    public String label(long task) {
        return tasks.label(task);
    }

    @Override
    public String label(Task task, long done) {
        return BatchTasks.label(task, done);
    }

    @Override
    boolean isEnding() {
        return stopRequested || brokenReason != null || finished.isDone();
    }

    @Override
    public void taskEnded(Task task, int worker, TaskOutcome outcome) {
        out--;
        switch (outcome) {
            case TaskOutcome.Done(Reply.Done reply) -> done(task, worker, reply);
            case TaskOutcome.Threw(Reply.Failed reply) -> threw(task, worker, reply);
            case TaskOutcome.Died(WorkerExit exit) -> died(task, worker, exit);
            case TaskOutcome.Unheard(WorkerExit exit) -> died(task, worker, exit);
            case TaskOutcome.Overran(Duration ran) -> overran(task, worker, ran);
            case TaskOutcome.NotBegun(WorkerExit suspect) -> notBegun(task, worker, suspect);
            case TaskOutcome.Cancelled _ -> tasks.putBack(task);
            case TaskOutcome.Answered _ -> throw new IllegalStateException("a batch calls no functions");
        }
        endIfDone();
    }

    private void endIfDone() {
        if (ledger.isComplete() || halted && out == 0) {
            finished.complete(StopLadder.PATIENT);
        }
    }

    /// Some more items have come.
    void came(List<String> names) {
        news.came(names);
    }

    /// No more items will come.
    void fed(List<String> notes) {
        ledger.note(notes);
        news.counted(tasks.size());
        endIfDone();
    }

    /// One that had begun is ended with the run if its worker was told to end as this program was; if it was the end of
    /// another worker in the same process, it is begun again.
    private void notBegun(Task task, int worker, @Nullable WorkerExit suspect) {
        if (suspect == null && news.hadBegun(task) && (isEnding() || StopSignal.hasCome())) {
            interrupted(task, worker);
        } else if (suspect == null || isEnding() || tasks.attempts(task).suspected()) {
            tasks.putBack(task);
        } else {
            long now = System.nanoTime();
            failWhole(task, worker, now, now, "lost its worker before it could begin, again and again, last: "
                    + suspect.inWords());
        }
    }

    /// Whoever stood still did nothing: then its beginning counts as later by so much.
    private void done(Task task, int worker, Reply.Done told) {
        long still = pauses.stillDuring(told.startNanos(), told.endNanos());
        Reply.Done reply = still == 0 ? told : Standstill.without(told, still);
        median.add(reply.endNanos() - reply.startNanos());
        List<ItemResult> failures = failures(reply.results());
        if (!failures.isEmpty() && again(task, "failed: " + failures.getFirst().message())) {
            return;
        }
        String tries = tries(task);
        failures.forEach(failure -> ledger.itemProblem(failure.name() + ": " + failure.message() + tries));
        sum.add(task, reply.value());
        complete(task, worker, reply.startNanos(), reply.endNanos(), failures.size(), "", tries.isEmpty()
                ? reply.results() : reply.results().stream().map(result -> result.remarking(tries)).toList());
    }

    /// Without a stream, which of a thousand small tasks a second takes the tenth part of this thread.
    private static List<ItemResult> failures(List<ItemResult> results) {
        List<ItemResult> failures = new ArrayList<>(0);
        for (ItemResult result : results) {
            if (!result.success()) {
                failures.add(result);
            }
        }
        return failures;
    }

    /// How many tries a task took, if that was not one; to be put behind what is said of it.
    private String tries(Task task) {
        int tries = tasks.tries(task);
        return tries == 1 ? "" : " (" + tries + " tries)";
    }

    private void threw(Task task, int worker, Reply.Failed reply) {
        String reason = reply.failure().inWords();
        long still = pauses.stillDuring(reply.startNanos(), reply.endNanos());
        wentWrong(task, worker, reply.startNanos() + still, reply.endNanos(), "failed: " + reason, reason);
    }

    private void overran(Task task, int worker, Duration ran) {
        String reason = "took longer than " + policy.deadline().inWords();
        long now = System.nanoTime();
        wentWrong(task, worker, now - ran.toNanos(), now, reason, reason);
    }

    private void wentWrong(Task task, int worker, long start, long end, String why, String reason) {
        if (isEnding()) {
            interrupted(task, worker);
        } else if (!again(task, why)) {
            failWhole(task, worker, start, end, reason);
        }
    }

    private void interrupted(Task task, int worker) {
        ledger.interrupted(BatchTasks.items(task).size());
        news.interrupted(task, worker);
    }

    /// Tries a task again that failed, after a pause, if it may be.
    ///
    /// @return whether it will be
    private boolean again(Task task, String why) {
        Duration pause = !mayTryAgain || halted || policy.retries().isNone()
                ? null : tasks.attempts(task).failed(policy.retries());
        if (pause == null) {
            return false;
        }
        engine().after(pause, () -> tasks.putBack(task));
        news.retried(task, tasks.attempts(task).next(), why);
        return true;
    }

    private void died(Task task, int worker, WorkerExit exit) {
        if (isEnding()) {
            interrupted(task, worker);
            return;
        }
        TaskAttempts attempts = tasks.attempts(task);
        if (attempts.died(exit, TaskAttempts.DEATHS_IN_A_BATCH) && mayTryAgain && !halted) {
            tasks.putBack(task);
            news.retried(task, attempts.next(), "its worker was lost");
            return;
        }
        int deaths = attempts.deaths().size();
        String reason = deaths == 1 ? "its worker was lost: " : "lost its worker " + deaths + " times, last: ";
        long now = System.nanoTime();
        failWhole(task, worker, now, now, reason + exit.inWords());
    }

    private void failWhole(Task task, int worker, long start, long end, String why) {
        String reason = why + tries(task);
        ledger.itemProblem(BatchTasks.items(task).label() + ": " + reason);
        complete(task, worker, start, end, BatchTasks.items(task).size(), reason,
                BatchTasks.eachFailed(task, reason));
        if (batch.dispatch() == Batch.Dispatch.TOGETHER) {
            broken(BatchTasks.items(task).label() + " failed and the others cannot go on without it: " + reason);
        }
    }

    private void complete(Task task, int worker, long start, long end, long failed, String failure,
                          List<ItemResult> results) {
        ledger.count(BatchTasks.items(task).size(), failed);
        haltIfDue(failed);
        lastReplyNanos = clock.now();
        tasks.ended(task);
        news.completed(lastReplyNanos, worker, task, start, end, failed, failure, results);
    }

    @Override
    public void reported(Task task, int worker, Reply.Reported told) {
        news.reported(task, worker, told);
    }

    private void haltIfDue(long failed) {
        HaltPolicy halt = policy.halt();
        if (failed == 0 || halted || ledger.isComplete() || !halt.isDue(ledger.failed(), tasks.size())) {
            return;
        }
        halted = true;
        ledger.halted();
        if (halt.when() == HaltPolicy.When.NOW) {
            cutShort(StopLadder.AT_ONCE);
        }
    }

    @Override
    void last(Telemetry.Beat beat) {
        news.last(beat);
    }

    @Override
    public void broken(String reason) {
        if (brokenReason == null) {
            brokenReason = reason;
            ledger.breakingProblem(reason);
            cutShort(StopLadder.HASTY);
        }
    }

    /// The run's report, once the pool has ended.
    ///
    /// @param problems what else went wrong, in words
    public RunReport report(Segments segments, List<String> problems) {
        Summary.Result result = null;
        problems.forEach(ledger::problem);
        monitor.deadlock().ifPresent(ledger::problem);
        if (brokenReason == null && !halted && ledger.isComplete()) {
            result = sum.finish(segments);
        }
        long wall = result != null ? lastReplyNanos : clock.now();
        return ledger.report(brokenReason != null || halted, Duration.ofNanos(wall), pauses.total(), result);
    }

    /// The report of a run that could not be ended in order.
    public RunReport failedReport(Throwable why) {
        broken("the run could not be ended in order: " + why);
        return ledger.report(true, Duration.ofNanos(clock.now()), pauses.total(), null);
    }
}
