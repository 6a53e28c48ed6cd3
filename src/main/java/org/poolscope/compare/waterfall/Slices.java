package org.poolscope.compare.waterfall;

import java.util.EnumMap;
import java.util.Map;

/// What the workers of a run did with their time. In seconds of workers: of N workers N for each second of the run.
///
/// @param all     what there was: the length of the run times its workers
/// @param seconds of each slice; one that nobody could measure is not there, and its time is in the work
public record Slices(double all, Map<Slice, Double> seconds) {

    /// What time went into, as it is told, from the beginning of a run to its end.
    public enum Slice {
        /// From the launch of the first worker to the first task of each.
        START,
        /// Tasks, without the slices below.
        WORK,
        /// Tasks that had work to do and no processor to do it on.
        PROCESSOR,
        /// Collecting garbage.
        GC,
        /// From one task to the next: results are brought, tasks are fetched, values are encoded and decoded.
        WAIT,
        /// From the last task of each worker to the end of the run: others still worked.
        TAIL
    }

    public Slices {
        seconds = Map.copyOf(seconds);
    }

    /// What is in none of the slices; below 0 if something was counted twice.
    public double residual() {
        return all - seconds.values().stream().mapToDouble(each -> each).sum();
    }

    /// A slice as a part of all.
    public double part(Slice slice) {
        return all == 0 ? 0 : seconds.getOrDefault(slice, 0.0) / all;
    }

    /// What work costs more than it did in another run of the same batch: caches, memory and clock rates are shared.
    public double slowerThan(Slices alone) {
        return seconds.getOrDefault(Slice.WORK, 0.0) - alone.seconds.getOrDefault(Slice.WORK, 0.0);
    }

    static Slices of(double all, double start, double tasks, double processor, double gc, double wait, double tail) {
        var seconds = new EnumMap<Slice, Double>(Slice.class);
        seconds.put(Slice.START, start);
        seconds.put(Slice.WORK, tasks - processor - gc);
        seconds.put(Slice.PROCESSOR, processor);
        seconds.put(Slice.GC, gc);
        seconds.put(Slice.WAIT, wait);
        seconds.put(Slice.TAIL, tail);
        return new Slices(all, seconds);
    }
}
