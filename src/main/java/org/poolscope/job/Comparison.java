package org.poolscope.job;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a job that is a comparison asks beyond a run; whether it can be run is looked at where it is.
///
/// @param sizes     the pool sizes; none if others are to say them
/// @param repeats   how often each of them; empty for as often as it takes
/// @param precision until its ratios are known so well, as in `2%`; empty for as well as usual
/// @param cap       but no longer than this, as in `10m`; empty for as long as usual
/// @param seed      of the order of the runs; empty for another each time
/// @param threads   of each item, which every size is run with; none if they are not varied
/// @param start     whether the workers are `fresh` or `warm`; empty for as usual
/// @param baseline  what is run without a pool, `sequential` or `threads`; empty for nothing
public record Comparison(List<Integer> sizes, OptionalInt repeats, Optional<String> precision, Optional<String> cap,
                         OptionalInt seed, List<Integer> threads, Optional<String> start, Optional<String> baseline) {

    public Comparison {
        sizes = List.copyOf(sizes);
        threads = List.copyOf(threads);
    }

    /// One that leaves it to others when to end and in which order to run.
    public Comparison(List<Integer> sizes, OptionalInt repeats) {
        this(sizes, repeats, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /// One that does not vary threads.
    public Comparison(List<Integer> sizes, OptionalInt repeats, Optional<String> precision, Optional<String> cap,
                      OptionalInt seed) {
        this(sizes, repeats, precision, cap, seed, List.of(), Optional.empty(), Optional.empty());
    }
}
