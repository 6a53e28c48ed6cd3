package org.poolscope.compare.measured;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.poolscope.compare.statistics.Interval;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.workload.StepCount;

/// What a sweep found for one pool size.
///
/// @param size           the pool size
/// @param timings        every run of this size so far, in the order of the blocks, those that do not count among them
/// @param left           how many runs it is still to have
/// @param seconds        what the valid times come to; empty while there is none
/// @param speedup        the base's median time divided by this size's; empty while one of them is missing
/// @param ideal          the speed-up if every worker added as much as those of the base: this size / base size; empty
///                       while there is no base
/// @param perSecond      items of the batch, or steps where it counts these, divided by the median time; empty while
///                       there is no valid time
/// @param steps          what it counts, if it does
/// @param interval       where the median lies, in 95 of 100 cases; empty with too few valid times
/// @param speedupInterval where the speed-up lies, by the blocks that have the base, too; empty as interval
public record SizeResult(int size, List<Timing> timings, int left, Optional<Statistics> seconds,
                         OptionalDouble speedup, OptionalDouble ideal, OptionalDouble perSecond,
                         Optional<StepCount> steps, Optional<Interval> interval, Optional<Interval> speedupInterval) {

    public SizeResult {
        timings = List.copyOf(timings);
    }

    /// The times that count, in the order of the blocks.
    public double[] validSeconds() {
        return timings.stream().filter(Timing::counts).mapToDouble(Timing::seconds).toArray();
    }

    /// Which part of the ideal speed-up it reaches.
    public OptionalDouble efficiency() {
        return speedup.isEmpty() || ideal.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(speedup.getAsDouble() / ideal.getAsDouble());
    }

    /// The most memory that a run of this size had; empty if there is none that counts.
    public OptionalLong peakBytes() {
        return timings.stream().filter(Timing::counts).mapToLong(Timing::peakBytes).max();
    }

    /// Processor time of its runs, the mean; empty if there is none that counts.
    public OptionalDouble cpuSeconds() {
        return timings.stream().filter(Timing::counts).mapToDouble(Timing::cpuSeconds).average();
    }

    /// How many runs count and were not slowed by others.
    public int undisturbed() {
        return (int) timings.stream().filter(timing -> timing.counts() && !timing.disturbed()).count();
    }

    /// Whether it was run and has no time, and will not get one.
    public boolean isInVain() {
        return seconds.isEmpty() && left == 0 && !timings.isEmpty();
    }

    /// The runs that do not count.
    public List<Timing> invalid() {
        return timings.stream().filter(timing -> !timing.valid()).toList();
    }
}
