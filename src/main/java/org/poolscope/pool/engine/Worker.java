package org.poolscope.pool.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.Command;
import org.poolscope.telemetry.WorkerExit.Stopped.Means;

/// One worker as the pool's thread knows it: its process, its connection once there is one, and the tasks it has.
public final class Worker {

    private final LaunchedWorker process;
    private final SequencedMap<Long, Task> tasks = new LinkedHashMap<>();
    private WorkerState state = WorkerState.LAUNCHED;
    private @Nullable WorkerConnection connection;
    private @Nullable Means means;
    private @Nullable String condemned;
    private @Nullable String openFailure;
    private boolean hadTask;

    Worker(LaunchedWorker process) {
        this.process = process;
    }

    public LaunchedWorker process() {
        return process;
    }

    public WorkerState state() {
        return state;
    }

    /// It has proved who it is.
    public void connected(WorkerConnection its, Command.Open opening) {
        connection = its;
        if (state == WorkerState.LEAVING) {
            its.send(new Command.Leave());
        } else {
            state = WorkerState.OPENING;
            its.send(opening);
        }
    }

    public void opened() {
        if (state == WorkerState.OPENING) {
            state = WorkerState.READY;
        }
    }

    public void openFailed(String reason) {
        openFailure = reason;
        state = WorkerState.LEAVING;
    }

    /// Why it could not open the workload, or null.
    public @Nullable String openFailure() {
        return openFailure;
    }

    public void give(Task task) {
        hadTask = true;
        tasks.put(task.number(), task);
        send(new Command.Run(task.number(), task.items()));
    }

    /// Takes back a task it has ended.
    public @Nullable Task ended(long number) {
        return tasks.remove(number);
    }

    public int tasksInFlight() {
        return tasks.size();
    }

    public boolean hadTask() {
        return hadTask;
    }

    /// Takes all tasks it still has, in the order they were given.
    public List<Task> takeTasks() {
        List<Task> all = new ArrayList<>(tasks.values());
        tasks.clear();
        return all;
    }

    /// Uses a means of stopping it, unless one as strong was used before.
    public void stop(Means stronger) {
        boolean alreadyUsed = means != null && means.compareTo(stronger) >= 0;
        boolean nothingToInterrupt = stronger == Means.INTERRUPTED && tasks.isEmpty();
        if (state == WorkerState.GONE || alreadyUsed || nothingToInterrupt) {
            return;
        }
        means = stronger;
        switch (stronger) {
            case ASKED -> {
                state = WorkerState.LEAVING;
                send(new Command.Leave());
            }
            case INTERRUPTED -> tasks.keySet().forEach(task -> send(new Command.Interrupt(task)));
            case TERMINATED -> process.terminate();
            case KILLED -> process.kill();
        }
    }

    /// The strongest means used to stop it, or null if none was.
    public @Nullable Means means() {
        return means;
    }

    /// Puts it down, since it does not keep to the protocol.
    public void condemn(String reason) {
        if (condemned == null && state != WorkerState.GONE) {
            condemned = reason;
            process.kill();
        }
    }

    /// Why it was put down, or null if it was not.
    public @Nullable String condemned() {
        return condemned;
    }

    private void send(Command command) {
        if (connection != null) {
            connection.send(command);
        }
    }

    public void flush() {
        if (connection != null) {
            try {
                connection.flush();
            } catch (IOException _) {
                // The other end is closed: its process is about to end, and that is where it is told.
                disconnected();
            }
        }
    }

    public @Nullable WorkerConnection connection() {
        return connection;
    }

    public void disconnected() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /// Ends it at once and waits until it is gone.
    public void bury() {
        process.kill();
        try {
            process.process().waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.page().close();
        gone();
    }

    public void gone() {
        state = WorkerState.GONE;
        disconnected();
    }

    @Override
    public String toString() {
        return "worker " + process.number() + " (pid " + process.pid() + ", " + state + ", " + tasks.size() + " tasks)";
    }
}
