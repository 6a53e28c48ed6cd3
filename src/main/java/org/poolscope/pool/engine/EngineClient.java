package org.poolscope.pool.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.WorkerExit;

/// Whom a pool works for: it asks for tasks and tells what becomes of them. Every method is called on the pool's
/// thread, [#label] excepted, which any thread may call.
public interface EngineClient {

    /// A task may run as long as it likes.
    long NO_DEADLINE = Long.MAX_VALUE;

    /// The next task, or null if there is none now.
    @Nullable Task nextTask();

    /// How many tasks are waiting to be asked for.
    long tasksWaiting();

    /// Whether nothing is to be begun for now: what was given out and has not begun is taken back, once. Whoever has
    /// changed that [posts][Engine#post] something.
    default boolean holdsBack() {
        return false;
    }

    /// The function of a job whose call was given out, encoded.
    default byte[] function(long job) {
        throw new IllegalStateException("there are no functions here");
    }

    /// How long a task may run, in nanoseconds, as things are now; [#NO_DEADLINE] if as long as it likes.
    default long deadlineNanos(Task task) {
        return NO_DEADLINE;
    }

    /// Whether any task that is out has a deadline.
    default boolean hasDeadlines() {
        return false;
    }

    /// A task that was given out has ended. Called exactly once each time a task was given out.
    ///
    /// @param worker who had it
    void taskEnded(Task task, int worker, TaskOutcome outcome);

    /// A task that is out has told something of the item that it is at.
    ///
    /// @param worker who has it
    default void reported(Task task, int worker, Reply.Reported told) {}

    /// All that has happened for now was told, and the workers have their next tasks: whoever waits for it may be
    /// woken, once for all of it.
    default void turned() {}

    /// An answer that nobody wants any more, since its task was ended. [#taskEnded] is told all the same.
    default void discarded(Reply.Answered answer) {}

    /// What a person calls the items of a task.
    String label(long task);

    /// What a person calls what a task was at.
    ///
    /// @param done how many of its items it has told to be done
    String label(Task task, long done);

    default void workerStarted(LaunchedWorker worker) {}

    /// Its JVM has come up: what it prints from now on, and has printed, is its tasks' and not the JVM's.
    default void workerConnected(LaunchedWorker worker) {}

    /// It has closed its connection: it is about to end, or has ended.
    default void workerLeaves(LaunchedWorker worker) {}

    /// Something that a person should know though the work goes on. Told once.
    default void noted(String what) {
        System.getLogger(EngineClient.class.getName()).log(System.Logger.Level.WARNING, what);
    }

    /// @param last what its page said in the end
    void workerEnded(LaunchedWorker worker, WorkerExit exit, ParentPage.@Nullable Reading last);

    /// Somebody has stopped its process, as by SIGSTOP or a debugger. It is not dead, and is waited for.
    default void workerStopped(LaunchedWorker worker) {}

    /// It goes on.
    ///
    /// @param stood for how long it was stopped
    default void workerContinued(LaunchedWorker worker, Duration stood) {}

    /// Says in words that a worker could not be opened, which no other could either.
    default String notOpened(Reply.Failure failure) {
        return "the workload could not be opened: " + failure.inWords();
    }

    /// The pool cannot go on; it is being stopped. May be told again.
    ///
    /// @param reason why, in words
    void broken(String reason);

    /// The last worker is gone, and nothing more will be told.
    default void ended() {}
}
