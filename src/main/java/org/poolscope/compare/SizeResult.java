package org.poolscope.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a sweep found for one pool size.
///
/// @param size           the pool size
/// @param timings        every run of this size so far, in the order of the blocks, those that do not count among them
/// @param seconds        what the valid times come to; empty while there is none
/// @param speedup        the base's median time divided by this size's; empty while one of them is missing
/// @param ideal          the speed-up if every worker added as much as those of the base: this size / base size; empty
///                       while there is no base
/// @param itemsPerSecond items of the batch divided by the median time; empty while there is no valid time
public record SizeResult(int size, List<Timing> timings, Optional<Statistics> seconds, OptionalDouble speedup,
                         OptionalDouble ideal, OptionalDouble itemsPerSecond) {

    public SizeResult {
        timings = List.copyOf(timings);
    }

    /// The times that count, in the order of the blocks.
    public double[] validSeconds() {
        return timings.stream().filter(Timing::valid).mapToDouble(Timing::seconds).toArray();
    }

    /// The runs that do not count.
    public List<Timing> invalid() {
        return timings.stream().filter(timing -> !timing.valid()).toList();
    }
}
