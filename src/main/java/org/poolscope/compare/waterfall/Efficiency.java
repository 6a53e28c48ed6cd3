package org.poolscope.compare.waterfall;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;

/// What part of its workers' time a run has used, and by what factors it lost the rest, in the terms of those who tune
/// programs of supercomputers: POP Centre of Excellence, "POP Standard Metrics for Parallel Performance Analysis"
/// (pop-coe.eu). There is one level of processes here, and what a task waits for is measured and not simulated:
/// serialisation is what tasks lost among themselves, transfer what was lost around them.
///
/// @param loadBalance   the mean of the workers' time at tasks ÷ that of the busiest one
/// @param serialisation the part of the time at tasks that was work, and no waiting for shared objects or a processor,
///                      nor garbage collection
/// @param transfer      the busiest worker's time at tasks ÷ the length of the run: it was starting, or waiting for a
///                      task, or carrying values for the rest
public record Efficiency(double loadBalance, double serialisation, double transfer) {

    private static final Set<Slice> AT_TASKS = EnumSet.of(Slice.WORK, Slice.PROCESSOR, Slice.SHARED, Slice.GC);

    /// @return empty where it is not known how the tasks were shared out, or there was nothing to share
    public static Optional<Efficiency> of(Slices slices) {
        double tasks = AT_TASKS.stream().mapToDouble(slice -> slices.seconds().getOrDefault(slice, 0.0)).sum();
        return slices.load().filter(load -> load.busiest() > 0 && tasks > 0 && slices.all() > 0)
                .map(load -> of(slices, load, tasks));
    }

    private static Efficiency of(Slices slices, Load load, double tasks) {
        return new Efficiency(tasks / load.workers() / load.busiest(),
                slices.seconds().getOrDefault(Slice.WORK, 0.0) / tasks, load.busiest() / slices.length());
    }

    /// The part of the workers' time that was work: the product of the three.
    public double parallel() {
        return loadBalance * serialisation * transfer;
    }

    /// How fast the workers compute, as a part of how fast they do in another run of the same batch.
    ///
    /// @return empty where there was no work
    public static OptionalDouble scaling(Slices alone, Slices many) {
        double work = many.seconds().getOrDefault(Slice.WORK, 0.0);
        double before = alone.seconds().getOrDefault(Slice.WORK, 0.0);
        return work > 0 && before > 0 ? OptionalDouble.of(before / work) : OptionalDouble.empty();
    }
}
