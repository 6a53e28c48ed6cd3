package org.poolscope.compare;

import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;

/// One run of a sweep.
///
/// @param block  the block it was run in, from 1
/// @param size   its pool size
/// @param report what it came to
/// @param others the part of the processors, from 0 to 1, that other processes had, if that has slowed it; 0 if not, or
///               if nobody can tell
public record SweepRun(int block, int size, RunReport report, double others) {

    /// One that nobody has slowed.
    public SweepRun(int block, int size, RunReport report) {
        this(block, size, report, 0);
    }

    /// Whether it could not go on: what its size lacks, it will lack in other runs too.
    boolean isBroken() {
        return report.outcome() == Outcome.BROKEN;
    }
}
