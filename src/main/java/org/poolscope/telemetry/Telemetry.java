package org.poolscope.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.run.RunConfiguration;

/// One thing that became known about a run. What the live model is built from and the command line prints; nothing
/// above the pool learns of a worker in any other way.
public sealed interface Telemetry {

    /// When it happened, in nanoseconds since the run was started.
    long nanos();

    /// How many items there are of which more will come.
    long UNKNOWN = -1;

    /// The first of every run.
    ///
    /// @param at    the wall-clock time that `nanos == 0` stands for
    /// @param items how many items the batch has; [#UNKNOWN] if they come while it runs
    /// @param steps what its tasks count, if they do
    record RunStarted(long nanos, Instant at, RunConfiguration configuration, long items, Optional<StepCount> steps)
            implements Telemetry {}

    /// Some items have come of a batch of which it is not known how many there are.
    record ItemsCame(long nanos, List<String> names) implements Telemetry {
        public ItemsCame {
            names = List.copyOf(names);
        }
    }

    /// All items of a batch have come of which it was not known how many there are.
    record ItemsCounted(long nanos, long items) implements Telemetry {}

    /// How large the files are that tasks are made from, as somebody has looked meanwhile: of all tasks that there are,
    /// or of as many as tell enough of the others. Told once at most.
    ///
    /// @param tasks their numbers, ascending
    /// @param bytes of each of these, all its items together; 0 of a file that was not there
    /// @param scale for how many tasks each of these stands
    record InputSizes(long nanos, List<Long> tasks, List<Long> bytes, double scale) implements Telemetry {
        public InputSizes {
            tasks = List.copyOf(tasks);
            bytes = List.copyOf(bytes);
            if (tasks.size() != bytes.size()) {
                throw new IllegalArgumentException(tasks.size() + " tasks have not " + bytes.size() + " sizes");
            }
        }
    }

    /// Something that whoever runs this should know: what it does without, or does in another way, on this machine.
    ///
    /// @param text one sentence, without its full stop
    record Notice(long nanos, String text) implements Telemetry {}

    /// A worker JVM was launched. It has the number of the one it replaces, if it replaces one.
    ///
    /// @param worker   its place in the pool, from 1
    /// @param restarts how many workers have had this place before it
    record WorkerStarted(long nanos, int worker, long pid, int restarts) implements Telemetry {}

    /// What a worker's telemetry page said at one moment: a heartbeat, as the parent reads it.
    ///
    /// @param nanos           when the processor time was read
    /// @param task            the number of the running task, or -1
    /// @param label           the name of the task's items; empty when none runs
    /// @param taskStartNanos  when the running task began; meaningless when none runs
    /// @param tasksDone       tasks ended well, by this process
    /// @param tasksFailed     tasks that threw, by this process
    /// @param itemsDone       items done, by this process, well or not, those of the running task included as far as it
    ///                        tells; those of an attempt that is repeated count each time
    /// @param itemsOfTask     of these, those of the running task
    /// @param stepsDone       steps done by this process, in a batch that counts them
    /// @param cpuNanos        processor time of the process since it works for this run, without what it used when it
    ///                        stood by, and of the programs that its tasks have started; 0
    ///                        until it was first read
    /// @param heapBytes       heap in use
    /// @param rssBytes        resident memory of the process
    /// @param programs        what programs use that its tasks have started; their processor time is in `cpuNanos`, too
    record Beat(long nanos, int worker, long pid, Phase phase, long task, String label, long taskStartNanos,
                long tasksDone, long tasksFailed, long itemsDone, long itemsOfTask, long stepsDone, long cpuNanos,
                long heapBytes, long rssBytes, long gcCount, long gcNanos, int threads, ProgramUse programs)
            implements Telemetry {}

    /// A task ended and its result is in. Every item of a batch is in one completion, or was ended with the run, or was
    /// never run.
    ///
    /// @param nanos      when the reply was taken in by the parent
    /// @param startNanos when the worker began it
    /// @param endNanos   when the worker ended it
    /// @param worker     who ran it, or lost its life by it
    /// @param items      how many items it had
    /// @param failed     how many of them failed
    /// @param label      the name of its items
    /// @param failure    why the task failed as a whole; empty when it did not
    /// @param results    what the task said of single items; may be shorter than `items`
    record Completion(long nanos, int worker, long task, long startNanos, long endNanos, long items, long failed,
                      String label, String failure, List<ItemResult> results) implements Telemetry {
        public Completion {
            results = List.copyOf(results);
        }
    }

    /// A task whose worker died is tried again.
    ///
    /// @param attempt the number of the attempt that now begins, from 2
    record TaskRetried(long nanos, long task, String label, int attempt, String why) implements Telemetry {}

    /// A task was ended with its run, which was stopped or could not go on: it has begun, and neither failed nor
    /// succeeded.
    ///
    /// @param worker who ran it
    /// @param items  how many items it had
    /// @param label  the name of its items
    record TaskInterrupted(long nanos, int worker, long task, long items, String label) implements Telemetry {}

    /// A running task has told something of the item that it is at. What its last attempt told of each item is in the
    /// task's completion once more, in full.
    ///
    /// @param nanos when it was taken in by the parent
    /// @param item  which of the task's items, from 0
    /// @param label the name of that item
    /// @param news  how far it is now, and the figures that have changed
    record Reported(long nanos, int worker, long task, int item, String label, ItemReport news)
            implements Telemetry {}

    /// A worker has printed a line.
    ///
    /// @param nanos when it was seen, some hundredths of a second later
    /// @param error whether to stderr
    /// @param item  the name of the item that it is of, if its worker has said so; empty if not
    /// @param line  without its end; shortened if it is very long
    record Printed(long nanos, int worker, long pid, boolean error, String item, String line)
            implements Telemetry {}

    /// Somebody has stopped a worker process, as by SIGSTOP or a debugger. It does nothing until it continues.
    record WorkerStopped(long nanos, int worker, long pid) implements Telemetry {}

    /// A stopped worker process goes on.
    ///
    /// @param stoodNanos for how long it was stopped, as far as was noticed
    record WorkerContinued(long nanos, int worker, long pid, long stoodNanos) implements Telemetry {}

    /// What a worker that has ended did with its time, by the run's clock, as far as it has told. Comes before its end.
    record TimeSpent(long nanos, int worker, long pid, SpentTime spent) implements Telemetry {}

    /// A worker process has ended, in whatever way.
    record WorkerEnded(long nanos, int worker, long pid, WorkerExit exit) implements Telemetry {}

    /// What the named shared objects held at one moment, read from memory without asking a worker.
    record SharedSample(long nanos, List<SharedValue> values) implements Telemetry {
        public SharedSample {
            values = List.copyOf(values);
        }
    }

    /// What watching has cost so far: processor time of the parent's monitoring thread.
    record ObserverCost(long nanos, long cpuNanos) implements Telemetry {}

    /// Nothing more is begun from now on. Told again when the reason changes.
    ///
    /// @param suspended whether what was begun stands still, too; otherwise it goes on
    /// @param why       which guard wants it, in words; empty if a person does
    record RunPaused(long nanos, boolean suspended, String why) implements Telemetry {}

    /// Work goes on.
    ///
    /// @param pausedNanos for how long it did not
    record RunContinued(long nanos, long pausedNanos) implements Telemetry {}

    /// The run is brought to an early end, since somebody asked for it or it cannot go on. Told before its workers are
    /// ended: what is shared is from then on as the dead have left it, and no longer as the run had it.
    record RunCutShort(long nanos) implements Telemetry {}

    /// The last of every run.
    record RunEnded(long nanos, RunReport report) implements Telemetry {}
}
