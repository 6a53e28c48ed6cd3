package org.poolscope.compare.waterfall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.poolscope.telemetry.Telemetry;

/// What a run tells of when its tasks began and ended, taken down while it goes on. One thread at a time; of more than
/// [#MOST_TASKS] nothing is kept.
public final class RunTrace {

    static final int MOST_TASKS = 100_000;

    private static final double SECOND = 1e9;

    private final List<Task> tasks = new ArrayList<>();
    private final Map<Long, Long> collected = new HashMap<>();
    private final Map<Long, RunDelay> delays = new HashMap<>();
    private final Map<Integer, Long> pids = new HashMap<>();
    private long begun = Long.MAX_VALUE;
    private boolean tooMany;

    /// @param worker its place in the pool
    private record Task(int worker, long start, long end, long items) {

        double seconds() {
            return (end - start) / SECOND;
        }
    }

    /// Takes something down that the run has told.
    public void hear(Telemetry told) {
        switch (told) {
            case Telemetry.WorkerStarted started -> {
                begun = Math.min(begun, started.nanos());
                pids.put(started.worker(), started.pid());
            }
            case Telemetry.Beat beat -> {
                collected.merge(beat.pid(), beat.gcNanos(), Math::max);
                if (beat.task() >= 0) {
                    delays.computeIfAbsent(beat.pid(), RunDelay::new).sample(System.nanoTime());
                }
            }
            case Telemetry.Completion done -> add(done);
            default -> { }
        }
    }

    private void add(Telemetry.Completion done) {
        if (tasks.size() == MOST_TASKS) {
            tooMany = true;
        } else if (done.endNanos() >= done.startNanos() && done.worker() > 0) {
            tasks.add(new Task(done.worker(), done.startNanos(), done.endNanos(), done.items()));
        }
    }

    /// How long each item took, in the order in which they were begun; those of one task share its time evenly.
    public double[] items() {
        return tooMany ? new double[0] : tasks.stream().sorted(Comparator.comparingLong(Task::start))
                .flatMapToDouble(task -> LongStream.range(0, Math.min(task.items(), MOST_TASKS)).mapToDouble(_ ->
                        task.seconds() / task.items()))
                .limit(MOST_TASKS).toArray();
    }

    /// What became of the workers' time.
    ///
    /// @param workers how many there were
    /// @param wall    how long the run took, from the launch of its first worker, in nanoseconds
    /// @return empty if it has had no task, or too many
    public Optional<Slices> slices(int workers, long wall) {
        if (tasks.isEmpty() || tooMany || begun == Long.MAX_VALUE) {
            return Optional.empty();
        }
        double start = 0;
        double work = 0;
        double wait = 0;
        double tail = 0;
        for (int worker = 1; worker <= workers; worker++) {
            int which = worker;
            List<Task> its = tasks.stream().filter(task -> task.worker() == which)
                    .sorted(Comparator.comparingLong(Task::start)).toList();
            // One that had no task waited for the others from its start on; nobody knows when that was over.
            long at = begun;
            for (Task task : its) {
                double gap = Math.max(0, task.start() - at) / SECOND;
                start += at == begun ? gap : 0;
                wait += at == begun ? 0 : gap;
                work += task.seconds();
                at = task.end();
            }
            tail += Math.max(0, begun + wall - at) / SECOND;
        }
        double gc = Math.min(work, collected.values().stream().mapToLong(nanos -> nanos).sum() / SECOND);
        double processor = processor(workers) * work;
        return Optional.of(Slices.of(workers * wall / SECOND, start, work, Math.min(work - gc, processor), gc, wait,
                tail));
    }

    /// The part of their time that workers waited for a processor, as far as it was looked at: samples come with beats,
    /// and so neither with the first task nor with the last one. Where several workers are in one process nobody can
    /// tell whose thread has waited.
    private double processor(int workers) {
        boolean alone = pids.values().stream().distinct().count() >= workers;
        long span = delays.values().stream().mapToLong(RunDelay::spanNanos).sum();
        return alone && span > 0
                ? Math.min(1, (double) delays.values().stream().mapToLong(RunDelay::nanos).sum() / span) : 0;
    }
}
