package org.poolscope.compare.question;

import java.util.List;

/// How the batch is run without a pool, to compare the pools with.
public enum BaselineKind {
    /// Not at all.
    NONE,
    /// One item after another, by one thread.
    SEQUENTIAL,
    /// By as many threads as a pool has workers.
    THREADS;

    /// How many threads do it, in a comparison of these pool sizes: once in each block with each.
    public List<Integer> threads(List<Integer> sizes) {
        return switch (this) {
            case NONE -> List.of();
            case SEQUENTIAL -> List.of(1);
            case THREADS -> sizes;
        };
    }
}
