package org.poolscope.pool.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.ParentPage;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Items;

/// A batch of so many tasks, each of which is to end once. What was not begun is given out again, what has failed or
/// died has ended; then the engine is stopped.
class SimulatedClient implements EngineClient {

    /// One task that has ended for good.
    ///
    /// @param at after how long since the beginning
    record Ended(long task, int worker, TaskOutcome outcome, Duration at) {}

    private record Part(long number) implements Task {
        @Override
        public Command.Work work() {
            return new Command.Run(number, new Items.Range(number, number + 1));
        }
    }

    private final int tasks;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<WorkerExit> exits = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Long> putBack = new ArrayList<>();
    private @Nullable Simulation simulation;
    private @Nullable String broken;

    Duration deadline = Duration.ZERO;

    boolean holdsBack;

    /// Whether the engine is stopped when the last task has ended.
    boolean stopsAtTheEnd = true;

    SimulatedClient(int tasks) {
        this.tasks = tasks;
        add(tasks);
    }

    void attach(Simulation its) {
        simulation = its;
    }

    void add(int more) {
        for (long i = 0; i < more; i++) {
            waiting.add(new Part(ended.size() + i));
        }
    }

    List<Ended> results() {
        return ended;
    }

    Ended result(long task) {
        return ended.stream().filter(one -> one.task() == task).findFirst().orElseThrow(
                () -> new AssertionError("task " + task + " has not ended; " + ended));
    }

    /// How the workers ended, in that order.
    List<WorkerExit> exits() {
        return exits;
    }

    List<String> notes() {
        return notes;
    }

    /// The tasks that came back unbegun, each as often as it did.
    List<Long> putBack() {
        return putBack;
    }

    @Nullable String broken() {
        return broken;
    }

    @Override
    public @Nullable Task nextTask() {
        return waiting.poll();
    }

    @Override
    public long tasksWaiting() {
        return waiting.size();
    }

    @Override
    public boolean holdsBack() {
        return holdsBack;
    }

    @Override
    public boolean hasDeadlines() {
        return deadline.isPositive();
    }

    @Override
    public long deadlineNanos(Task task) {
        return deadline.isPositive() ? deadline.toNanos() : NO_DEADLINE;
    }

    @Override
    public void taskEnded(Task task, int worker, TaskOutcome outcome) {
        if (outcome instanceof TaskOutcome.NotBegun && broken == null) {
            putBack.add(task.number());
            waiting.addFirst(task);
            return;
        }
        ended.add(new Ended(task.number(), worker, outcome, simulation.time()));
        if (ended.size() == tasks && stopsAtTheEnd) {
            simulation.engine().stop(StopLadder.PATIENT);
        }
    }

    @Override
    public String label(long task) {
        return "task " + task;
    }

    @Override
    public String label(Task task, long done) {
        return label(task.number());
    }

    @Override
    public void noted(String what) {
        notes.add(what);
    }

    @Override
    public void workerEnded(LaunchedWorker worker, WorkerExit exit, ParentPage.@Nullable Reading last) {
        exits.add(exit);
    }

    @Override
    public String toString() {
        return ended.toString();
    }

    @Override
    public void broken(String reason) {
        if (broken == null) {
            broken = reason;
        }
    }
}
