package org.poolscope.compare.waterfall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the workers of a run did with their time. In seconds of workers: of N workers N for each second of the run.
///
/// Each slice is measured by itself: by the worker on its own clock, by the kernel, or between two moments that parent
/// and worker have told. None is what the others leave, but for work, which is the tasks' time without what has had no
/// processor, waited at shared objects or collected garbage.
///
/// @param all     what there was: the length of the run times its workers
/// @param seconds of each slice; one that nobody could measure is not there, and its time is in the work
/// @param load    how the tasks were shared out; empty where that is not known
public record Slices(double all, Map<Slice, Double> seconds, Optional<Load> load) {

    /// How tasks were shared out among workers.
    ///
    /// @param workers how many there were
    /// @param busiest for how many seconds the one was at tasks that was so for longest
    /// @param busy    for each worker what part of each span of the run it was at tasks, in percent; [#SPANS] spans
    ///                from the beginning of the run to its end; empty with too many workers to be drawn
    public record Load(int workers, double busiest, List<List<Integer>> busy) {

        /// Into so many the run is cut: a strip of them has no more pixels on most screens than there are to see.
        public static final int SPANS = 150;

        /// Of more nobody would tell one from another.
        public static final int MOST_WORKERS = 64;

        public Load {
            busy = busy.stream().map(List::copyOf).toList();
        }

        /// One of which nobody has noted when its workers were at tasks.
        public Load(int workers, double busiest) {
            this(workers, busiest, List.of());
        }
    }

    /// What time went into, as it is told, from the beginning of a run to its end.
    public enum Slice {
        /// From the launch of the first worker until each began to open the workload.
        START,
        /// Opening the workload: what each worker does once, before its first task.
        OPEN,
        /// Tasks, without the slices below.
        WORK,
        /// Tasks that had work to do and no processor to do it on.
        PROCESSOR,
        /// Tasks that waited at shared objects: for a lock, at a queue, for each other.
        SHARED,
        /// Collecting garbage.
        GC,
        /// Waiting for the next task.
        WAIT,
        /// Encoding, sending and decoding values.
        CARRY,
        /// From the last task of each worker to the end of the run: others still worked.
        TAIL
    }

    public Slices {
        seconds = Map.copyOf(seconds);
    }

    /// Those of a run of which nobody knows how its tasks were shared out.
    public Slices(double all, Map<Slice, Double> seconds) {
        this(all, seconds, Optional.empty());
    }

    /// How long the run took, in seconds; 0 where it is not known how the tasks were shared out.
    public double length() {
        return load.map(its -> all / its.workers()).orElse(0.0);
    }

    /// What is in none of the slices; below 0 if something was counted twice.
    public double residual() {
        return all - seconds.values().stream().mapToDouble(each -> each).sum();
    }

    /// A slice as a part of all.
    public double part(Slice slice) {
        return all == 0 ? 0 : seconds.getOrDefault(slice, 0.0) / all;
    }

    /// The same; empty if nobody could measure it.
    public OptionalDouble partIfKnown(Slice slice) {
        return seconds.containsKey(slice) ? OptionalDouble.of(part(slice)) : OptionalDouble.empty();
    }

    /// The residual as a part of all.
    public double residualPart() {
        return all == 0 ? 0 : residual() / all;
    }
}
