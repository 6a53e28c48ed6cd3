package org.poolscope.compare.measured;

import java.util.List;
import java.util.Optional;
import org.poolscope.compare.prediction.RunPace;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;

/// One run of a sweep.
///
/// @param block  the block it was run in, from 1
/// @param size   its pool size
/// @param threads how many threads each item took; [SweepConfiguration#AS_CONFIGURED] where that is not varied
/// @param turn   whether its time is the size's, or tells what differences mean nothing
/// @param report what it came to
/// @param disturbance what has slowed it from outside
/// @param pauses those it had
/// @param slices what its workers did with their time, if that is known
/// @param items  how long each item took, in the order in which they were begun, in seconds; empty but for some runs of
///               the smallest size
/// @param pace   what it took besides its items, if that is known
/// @param around when it began, and what the machine lacked meanwhile
public record SweepRun(int block, int size, int threads, Turn turn, RunReport report, Disturbance disturbance,
                       RunPauses pauses, Optional<Slices> slices, List<Double> items, Optional<RunPace> pace,
                       Around around) {

    /// What a run is for.
    public enum Turn {
        /// It tells how long its size takes.
        SIZE,
        /// It is the second one of its size in its block: it tells how much a size differs from itself.
        TWIN,
        /// It did without a pool, in this JVM, with as many threads as it has for its size.
        BASELINE
    }

    /// A place in a block.
    ///
    /// @param threads as in a run
    public record Place(int size, int threads, Turn turn) {

        /// Where threads are not varied.
        public Place(int size, Turn turn) {
            this(size, SweepConfiguration.AS_CONFIGURED, turn);
        }
    }

    public SweepRun {
        items = List.copyOf(items);
    }

    /// What is known of a run besides what it was and did.
    ///
    /// @param at     how many seconds after the beginning of the first run it began; not a number where nobody knows
    /// @param strain what the machine lacked meanwhile; empty if nobody has looked
    public record Around(double at, Optional<Strain> strain) {

        static final Around UNKNOWN = new Around(Double.NaN, Optional.empty());
    }

    /// One of which nobody knows when it began.
    public SweepRun(int block, int size, int threads, Turn turn, RunReport report, Disturbance disturbance,
                    RunPauses pauses, Optional<Slices> slices, List<Double> items, Optional<RunPace> pace) {
        this(block, size, threads, turn, report, disturbance, pauses, slices, items, pace, Around.UNKNOWN);
    }

    /// The same run, of which this is known, too.
    public SweepRun with(Around known) {
        return new SweepRun(block, size, threads, turn, report, disturbance, pauses, slices, items, pace, known);
    }

    /// One that went through, of which nothing is known but what it came to.
    public SweepRun(int block, int size, Turn turn, RunReport report, Disturbance disturbance) {
        this(block, size, SweepConfiguration.AS_CONFIGURED, turn, report, disturbance, RunPauses.NONE, Optional.empty(),
                List.of(), Optional.empty());
    }

    /// One that went through, and that nobody has slowed.
    public SweepRun(int block, int size, RunReport report) {
        this(block, size, Turn.SIZE, report, Disturbance.NONE);
    }

    /// Where it stands in its block.
    public Place place() {
        return new Place(size, threads, turn);
    }

    /// Whether its time is its size's.
    boolean isOfSize() {
        return turn == Turn.SIZE;
    }

    boolean isTwin() {
        return turn == Turn.TWIN;
    }

    /// Whether others have slowed it, or it paused while something went on: it is run again.
    public boolean isDisturbed() {
        return disturbance.isAny() || pauses.waited();
    }

    /// How long it took, without the time in which all stood still.
    double seconds() {
        return report.wall().minus(pauses.still()).toNanos() / 1e9;
    }

    /// Whether it could not go on: what its size lacks, it will lack in other runs too.
    public boolean isBroken() {
        return report.outcome() == Outcome.BROKEN;
    }
}
