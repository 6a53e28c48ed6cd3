package org.poolscope.job;

import java.util.List;
import java.util.OptionalInt;

/// What a job that is a comparison asks beyond a run; whether it can be run is looked at where it is.
///
/// @param sizes   the pool sizes; none if others are to say them
/// @param repeats how often each of them; empty for as often as usual
public record Comparison(List<Integer> sizes, OptionalInt repeats) {

    public Comparison {
        sizes = List.copyOf(sizes);
    }
}
