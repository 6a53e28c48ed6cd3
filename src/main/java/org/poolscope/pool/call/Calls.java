package org.poolscope.pool.call;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.call.CallOptions;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.codec.scalar.LargeArrays;
import org.poolscope.pool.engine.Engine;
import org.poolscope.pool.engine.EngineClient;
import org.poolscope.pool.engine.StopLadder;
import org.poolscope.pool.engine.Task;
import org.poolscope.pool.engine.TaskOutcome;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.LargeFiles;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.run.Deadline;

/// Brings the calls of a pool to its workers, the first come first. For the pool's thread, unless a method says
/// otherwise.
public final class Calls implements EngineClient {

    private final Path directory;
    private final int quarantineAfter;
    private final PrintedOutput output;
    private final Callbacks callbacks = new Callbacks();
    private final AtomicLong jobIds = new AtomicLong();
    private final Map<Long, Job> jobs = new LinkedHashMap<>();

    /// Those that may have chunks waiting, the first come first.
    private final SequencedSet<Job> queue = new LinkedHashSet<>();

    private final Queue<Runnable> whenTurned = new ArrayDeque<>();

    /// How many chunks wait in all of them: there may be very many jobs of one chunk each.
    private long waiting;
    private Engine engine;
    private long taskNumbers;
    private int deadlines;
    private boolean closed;

    /// Whether the workers have been told to leave, so that nothing can be begun any more.
    private boolean leaving;
    private @Nullable PoolBrokenException broken;

    /// @param directory       where large arrays go
    /// @param quarantineAfter how many workers a task may kill before it is given up
    /// @param output          who shows what workers print
    public Calls(Path directory, int quarantineAfter, PrintedOutput output) {
        this.directory = directory;
        this.quarantineAfter = quarantineAfter;
        this.output = output;
    }

    /// Says which engine asks. Before that is started.
    public void attach(Engine its) {
        engine = its;
    }

    /// Those of its results.
    public Callbacks callbacks() {
        return callbacks;
    }

    Path directory() {
        return directory;
    }

    int quarantineAfter() {
        return quarantineAfter;
    }

    // ---- for any thread

    /// A new job, to be [begun][#begin].
    Job job(byte[] function, CallOptions options, Sink sink) {
        return new Job(jobIds.incrementAndGet(), function, options, this, sink);
    }

    /// Begins a job. Chunks can be offered to it from then on.
    void begin(Job job) {
        engine.post(() -> {
            jobs.put(job.id(), job);
            if (!(job.options().taskDeadline() instanceof Deadline.None)) {
                deadlines++;
            }
            if (broken != null || leaving) {
                job.end(broken != null ? Failures.another(broken)
                        : new IllegalStateException("the pool is closed"), true);
            }
            long id = job.id();
            job.options().deadline().ifPresent(limit -> engine.after(limit, () -> late(id, limit)));
        });
    }

    /// Told by its number, for whoever waits for that time must not keep a call that was done long before, nor its
    /// result.
    private void late(long id, Duration limit) {
        Job job = jobs.get(id);
        if (job != null) {
            job.end(new TimeoutException("not done within the call's deadline of " + limit.toMillis() + " ms"), true);
        }
    }

    /// Offers chunks to a job that was begun.
    ///
    /// @param complete whether they are the last
    void offer(Job job, List<Chunk> chunks, boolean complete) {
        engine.post(() -> {
            job.offer(chunks);
            if (complete) {
                job.complete();
            }
        });
    }

    /// Has something done by the pool's thread.
    void run(Runnable action) {
        engine.post(action);
    }

    /// Ends a job early.
    void end(Job job, Throwable why) {
        engine.post(() -> job.end(why, true));
    }

    /// Lets the pool end when all calls are done; none must be begun after.
    public void close() {
        engine.post(() -> {
            closed = true;
            stopIfDone();
        });
    }

    /// Ends all calls and the pool.
    ///
    /// @param why what those who wait are told
    public void terminate(String why, StopLadder how) {
        engine.post(() -> {
            closed = true;
            leaving = true;
            jobs.values().forEach(Job::cancelled);
            endAll(() -> new CancellationException(why));
        });
        engine.stop(how);
    }

    // ---- for jobs

    void hasWork(Job job) {
        queue.add(job);
    }

    /// So many chunks more wait, or fewer.
    void waiting(int change) {
        waiting += change;
    }

    /// Has something done once all that has happened for now was told.
    void whenTurned(Runnable action) {
        whenTurned.add(action);
    }

    void after(Duration delay, Runnable action) {
        engine.after(delay, action);
    }

    /// Those chunks of a job that workers have.
    List<Chunk> out(Job job) {
        return engine.crew().tasks().stream().map(Calls::chunk).filter(chunk -> chunk.job == job).toList();
    }

    void cancel(Chunk chunk) {
        engine.cancel(chunk.task);
    }

    @Nullable LargeArrays receive(Attachments large) {
        return LargeReplies.receive(directory, large);
    }

    void release(Attachments large) {
        if (!large.isEmpty()) {
            LargeFiles.remove(directory, large);
        }
    }

    void over(Job job) {
        if (jobs.remove(job.id()) != null) {
            if (!(job.options().taskDeadline() instanceof Deadline.None)) {
                deadlines--;
            }
            queue.remove(job);
            engine.forget(job.id());
            stopIfDone();
        }
    }

    /// Whether all that is left are streams that wait for their readers to ask for more, or for their sources to have
    /// more. For the pool's thread.
    public boolean waitsForReaders() {
        return closed && !jobs.isEmpty() && jobs.values().stream().allMatch(Job::waitsForItsReader);
    }

    /// Ends the streams that can go on only if a thread reads them that will not. For the pool's thread.
    public void endStreamsOf(Thread reader) {
        for (Job job : List.copyOf(jobs.values())) {
            if (closed && job.waitsForItsReader() && job.isStuckWithout(reader)) {
                job.end(new CancellationException("the pool was closed before the results were read"), true);
            }
        }
    }

    private void stopIfDone() {
        if (closed && !leaving && jobs.isEmpty()) {
            leaving = true;
            engine.stop(StopLadder.PATIENT);
        }
    }

    /// @param why makes an exception for each, since whoever catches one may add to it
    private void endAll(Supplier<? extends RuntimeException> why) {
        for (Job job : List.copyOf(jobs.values())) {
            job.end(why.get(), true);
        }
    }

    /// None is left but after a failure of the pool's own.
    @Override
    public void ended() {
        closed = true;
        leaving = true;
        jobs.values().removeIf(job -> job.abandon(broken));
    }

    // ---- for the engine

    @Override
    public @Nullable Task nextTask() {
        while (!queue.isEmpty()) {
            Chunk chunk = queue.getFirst().next();
            if (chunk != null) {
                chunk.task = taskNumbers++;
                return chunk;
            }
            queue.removeFirst();
        }
        return null;
    }

    @Override
    public long tasksWaiting() {
        return waiting;
    }

    @Override
    public void turned() {
        for (Runnable action = whenTurned.poll(); action != null; action = whenTurned.poll()) {
            action.run();
        }
    }

    @Override
    public byte[] function(long job) {
        return jobs.get(job).function();
    }

    @Override
    public boolean hasDeadlines() {
        return deadlines > 0;
    }

    @Override
    public long deadlineNanos(Task task) {
        return chunk(task).job.deadlineNanos();
    }

    @Override
    public void taskEnded(Task task, int worker, TaskOutcome outcome) {
        Chunk chunk = chunk(task);
        chunk.job.ended(chunk, outcome);
    }

    private static Chunk chunk(Task task) {
        return (Chunk) task;
    }

    @Override
    public void discarded(Reply.Answered answer) {
        release(answer.large());
    }

    @Override
    public String label(long task) {
        return "task " + task;
    }

    /// A call has one item. Those of a list are counted from 0, as the list counts them.
    @Override
    public String label(Task task, long done) {
        Chunk chunk = chunk(task);
        return chunk.job.hasItems() ? "item " + (chunk.first + chunk.next(done)) + " (" + label(task.number()) + ")"
                : label(task.number());
    }

    @Override
    public void workerConnected(LaunchedWorker worker) {
        output.add(worker);
    }

    @Override
    public void workerEnded(LaunchedWorker worker, WorkerExit exit, ParentPage.@Nullable Reading last) {
        LargeFiles.removeAll(directory, worker.pid());
        output.ended(worker);
    }

    /// With the whole trace: there is no other way to learn where an initializer failed.
    @Override
    public String notOpened(Reply.Failure failure) {
        return "the initializer failed in a worker: " + failure.trace().strip();
    }

    @Override
    public String toString() {
        return jobs.size() + " calls, " + tasksWaiting() + " tasks waiting" + (closed ? ", closed" : "")
                + (broken == null ? "" : ", broken: " + broken.getMessage());
    }

    @Override
    public void broken(String reason) {
        if (broken == null) {
            broken = new PoolBrokenException("the pool cannot go on: " + reason);
        }
        endAll(() -> Failures.another(broken));
    }
}
