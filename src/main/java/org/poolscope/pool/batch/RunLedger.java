package org.poolscope.pool.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Batch;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Summary;
import org.poolscope.workload.run.RunConfiguration;

/// Counts what a run comes to. For one thread at a time.
public final class RunLedger {

    private final RunConfiguration configuration;
    private final BatchTasks tasks;
    private final Optional<StepCount> steps;
    private final List<String> notes;
    private long stepsDone;
    private final List<ProcessReport> processes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int itemProblems;
    private long succeeded;
    private long failed;
    private long interrupted;

    RunLedger(RunConfiguration configuration, Batch batch, BatchTasks tasks) {
        this.configuration = configuration;
        this.tasks = tasks;
        this.steps = batch.steps();
        this.notes = new ArrayList<>(batch.notes());
    }

    public void count(long taskItems, long taskFailed) {
        succeeded += taskItems - taskFailed;
        failed += taskFailed;
    }

    /// Counts what had begun and was ended with the run.
    void interrupted(long taskItems) {
        interrupted += taskItems;
    }

    long failed() {
        return failed;
    }

    public boolean isComplete() {
        return tasks.areAllKnown() && succeeded + failed == tasks.size();
    }

    /// Notes what went wrong with the run itself: that is as little as there are processes.
    public void problem(String words) {
        problems.add(words);
    }

    /// Notes an item that failed, or several. There may be millions: of these only the first are kept here, and all are
    /// told as they end.
    void itemProblem(String words) {
        if (itemProblems < RunReport.MAX_ITEM_PROBLEMS) {
            itemProblems++;
            problems.add(words);
        }
    }

    /// Notes why the run could not go on: first of all, however much went wrong before.
    public void breakingProblem(String words) {
        problems.addFirst(words);
    }

    /// Notes what is to be known of the input.
    void note(List<String> sentences) {
        notes.addAll(sentences);
    }

    void halted() {
        breakingProblem("halted, since " + failed + " of " + tasks.size() + " items had failed");
    }

    /// Takes in a process that has ended.
    ///
    /// @param last what was known of it in the end; null if nothing was
    public void process(LaunchedWorker worker, WorkerExit exit, Telemetry.@Nullable Beat last, long peakRssBytes) {
        stepsDone += last == null ? 0 : last.stepsDone();
        if (exit instanceof WorkerExit.Crashed) {
            problem("worker " + worker.number() + " (pid " + worker.pid() + ") " + exit.inWords());
        }
        processes.add(last == null
                ? new ProcessReport(worker.number(), worker.pid(), 0, 0, Duration.ZERO, 0, exit)
                : new ProcessReport(worker.number(), worker.pid(), last.tasksDone() + last.tasksFailed(),
                        last.itemsDone(), Duration.ofNanos(last.cpuNanos()), peakRssBytes, exit));
    }

    /// @param broken whether it could not go on
    RunReport report(boolean broken, Duration wall, Duration paused, Summary.@Nullable Result result) {
        Outcome outcome = broken ? Outcome.BROKEN : isComplete() ? Outcome.COMPLETED : Outcome.STOPPED;
        processes.sort(Comparator.comparingInt(ProcessReport::worker));
        return new RunReport(configuration, outcome, tasks.size(), succeeded, failed, wall,
                result == null ? Map.of() : result.values(), result == null ? "" : result.digest(), processes,
                problems, result == null ? List.of() : result.cautions(),
                steps.map(all -> new StepsDone(stepsDone, all)), notes, paused, interrupted);
    }
}
