package org.poolscope.compare.waterfall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.poolscope.compare.prediction.RunPace;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.telemetry.SpentTime;
import org.poolscope.telemetry.Telemetry;

/// What a run tells of its tasks and of what its workers did beside them, taken down while it goes on. One thread at a
/// time; of more than [#MOST_TASKS] nothing is kept.
public final class RunTrace {

    static final int MOST_TASKS = 100_000;

    private static final double SECOND = 1e9;

    /// Of programs that were seen for a smaller part of their time than this nothing is said.
    private static final double LEAST_SEEN = 0.1;

    private final List<Task> tasks = new ArrayList<>();
    private final Map<Long, Long> collected = new HashMap<>();
    private final Map<Long, RunDelay> delays = new HashMap<>();
    private final ProgramDelays programs;
    private final Map<Integer, Long> pids = new HashMap<>();
    private final Map<Integer, List<SpentTime>> spent = new HashMap<>();
    private long begun = Long.MAX_VALUE;
    private boolean tooMany;
    private boolean named = true;

    /// @param worker its place in the pool
    private record Task(int worker, long start, long end, long items) {

        double seconds() {
            return (end - start) / SECOND;
        }
    }

    public RunTrace() {
        this(new ProgramDelays());
    }

    RunTrace(ProgramDelays programs) {
        this.programs = programs;
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
                programs.sample(beat);
                if (beat.task() >= 0) {
                    delays.computeIfAbsent(beat.pid(), RunDelay::new).sample(System.nanoTime());
                }
            }
            case Telemetry.Completion done -> add(done);
            case Telemetry.TimeSpent life when life.spent().openingAt() > 0 ->
                spent.computeIfAbsent(life.worker(), _ -> new ArrayList<>()).add(life.spent());
            default -> { }
        }
    }

    private void add(Telemetry.Completion done) {
        if (tasks.size() == MOST_TASKS) {
            tooMany = true;
        } else if (done.endNanos() >= done.startNanos() && done.worker() > 0) {
            named &= done.results().size() == done.items();
            tasks.add(new Task(done.worker(), done.startNanos(), done.endNanos(), done.items()));
        }
    }

    /// How long each item took, in the order in which they were begun; those of one task share its time evenly.
    public double[] items() {
        // Some of them foretell nothing of all.
        if (tooMany || tasks.stream().mapToLong(Task::items).sum() > MOST_TASKS) {
            return new double[0];
        }
        return tasks.stream().sorted(Comparator.comparingLong(Task::start))
                .flatMapToDouble(task -> LongStream.range(0, task.items()).mapToDouble(_ ->
                        task.seconds() / task.items())).toArray();
    }

    /// What the run took besides its items; empty if it has had no task, or too many, or its workers told nothing.
    public Optional<RunPace> pace(long wall) {
        List<SpentTime> all = spent.values().stream().flatMap(List::stream).toList();
        if (tasks.isEmpty() || tooMany || all.isEmpty()) {
            return Optional.empty();
        }
        double between = all.stream().mapToLong(life -> life.waitedNanos() + life.sentNanos()).sum() / SECOND;
        long last = tasks.stream().mapToLong(Task::end).max().orElseThrow();
        return Optional.of(new RunPace(all.stream().map(life -> seconds(begun, life.openingAt() + life.openingNanos()))
                .toList(), between / tasks.size(), seconds(last, begun + wall),
                (int) tasks.stream().mapToLong(Task::items).max().orElseThrow(), named));
    }

    private static double seconds(long from, long to) {
        return Math.max(0, to - from) / SECOND;
    }

    /// What became of the workers' time.
    ///
    /// @param workers how many there were
    /// @param wall    how long the run took, from the launch of its first worker, in nanoseconds
    /// @return empty if it has had no task, or too many, or its workers told nothing
    public Optional<Slices> slices(int workers, long wall) {
        if (tasks.isEmpty() || tooMany || spent.isEmpty()) {
            return Optional.empty();
        }
        var seconds = new EnumMap<Slice, Double>(Slice.class);
        for (int worker = 1; worker <= workers; worker++) {
            outside(worker, begun + wall, seconds);
        }
        double all = tasks.stream().mapToDouble(Task::seconds).sum();
        double gc = Math.min(all, collected.values().stream().mapToLong(nanos -> nanos).sum() / SECOND);
        double shared = Math.min(all - gc, total(SpentTime::sharedNanos));
        // Who has waited for a lock and then, woken, for a processor, has waited for the lock.
        OptionalDouble waited = processor(workers, all);
        double processor = waited.orElse(0) * (all - gc - shared);
        waited.ifPresent(_ -> seconds.put(Slice.PROCESSOR, processor));
        seconds.put(Slice.GC, gc);
        seconds.put(Slice.SHARED, shared);
        seconds.put(Slice.WORK, all - gc - shared - processor);
        return Optional.of(new Slices(workers * wall / SECOND, seconds, Optional.of(
                new Load(workers, busiest(), workers > Load.MOST_WORKERS ? List.of() : busy(workers, wall)))));
    }

    /// What part of each span each worker was at tasks, in percent.
    private List<List<Integer>> busy(int workers, long wall) {
        var seconds = new double[workers][Load.SPANS];
        double span = wall / SECOND / Load.SPANS;
        for (Task task : tasks) {
            double from = Math.max(0, (task.start() - begun) / SECOND / span);
            double to = Math.min(Load.SPANS, (task.end() - begun) / SECOND / span);
            for (int i = (int) from; task.worker() <= workers && i < to; i++) {
                seconds[task.worker() - 1][i] += Math.min(i + 1, to) - Math.max(i, from);
            }
        }
        return Arrays.stream(seconds).map(row -> Arrays.stream(row).mapToObj(part ->
                (int) Math.round(100 * Math.min(1, part))).toList()).toList();
    }

    private double busiest() {
        return tasks.stream().collect(Collectors.groupingBy(Task::worker, Collectors.summingDouble(Task::seconds)))
                .values().stream().mapToDouble(each -> each).max().orElse(0);
    }

    /// What was no task in one place of the pool, which may have had several workers, one after another.
    private void outside(int worker, long end, Map<Slice, Double> seconds) {
        long at = begun;
        for (SpentTime life : spent.getOrDefault(worker, List.of())) {
            long opening = Math.min(end, life.openingAt());
            add(seconds, Slice.START, seconds(at, opening));
            add(seconds, Slice.OPEN, Math.min(life.openingNanos(), end - opening) / SECOND);
            // Two clocks: what came at once may have taken longer to decode than it was waited for.
            add(seconds, Slice.WAIT, Math.max(0, life.waitedNanos() - life.decodedNanos()) / SECOND);
            add(seconds, Slice.CARRY, (life.decodedNanos() + life.sentNanos()) / SECOND);
            at = Math.max(life.idleSince(), life.openingAt() + life.openingNanos());
        }
        // One that came too late for the batch was starting all the time; one that was not wanted never started.
        add(seconds, at == begun && pids.containsKey(worker) ? Slice.START : Slice.TAIL, seconds(at, end));
    }

    private static void add(Map<Slice, Double> seconds, Slice slice, double more) {
        seconds.merge(slice, more, Double::sum);
    }

    private double total(ToLongFunction<SpentTime> of) {
        return spent.values().stream().flatMap(List::stream).mapToLong(of).sum() / SECOND;
    }

    /// The part of their time that workers waited for a processor, with the programs that they had started, as far as
    /// it was looked at: samples come with beats, and so neither with the first task nor with the last one. Where
    /// several workers are in one process nobody can tell whose thread has waited, but of their programs. If those work
    /// and are too short to be seen, nothing is known.
    private OptionalDouble processor(int workers, double tasksSeconds) {
        double least = LEAST_SEEN * tasksSeconds * SECOND;
        boolean seen = programs.spanNanos() > 0 && programs.spanNanos() >= least;
        double ofPrograms = seen ? programs.nanos() / programs.spanNanos() : 0;
        double span = delays.values().stream().mapToLong(RunDelay::spanNanos).sum();
        if (pids.values().stream().distinct().count() >= workers && span > 0) {
            double waited = delays.values().stream().mapToLong(RunDelay::nanos).sum() + programs.nanos();
            return !seen && programs.cpuNanos() > least ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.min(1, Math.max(ofPrograms, waited / span)));
        }
        return seen ? OptionalDouble.of(Math.min(1, ofPrograms)) : OptionalDouble.empty();
    }
}
