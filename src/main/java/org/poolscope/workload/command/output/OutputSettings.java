package org.poolscope.workload.command.output;

import java.nio.file.Path;
import java.util.Optional;

/// What becomes of what programs write.
///
/// @param logs    where it is kept, if it is
/// @param keep    how much of it is
/// @param live    whether it is shown while they run
/// @param packing whether it is kept in packs, and not in a file for each
public record OutputSettings(Optional<Path> logs, KeptSize keep, boolean live, Packing packing) {

    /// More files than this in a folder are of no use to anybody.
    private static final long MANY_ITEMS = 10_000;

    /// Whether output is kept in packs.
    public enum Packing {
        /// If there are more than 10 000 items.
        AUTO,
        ALWAYS,
        NEVER
    }

    /// @param items how many the batch has
    boolean packs(long items) {
        return logs.isPresent() && switch (packing) {
            case AUTO -> items > MANY_ITEMS;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
