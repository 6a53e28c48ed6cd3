package org.poolscope.live;

import java.time.Duration;
import java.util.Optional;
import org.poolscope.telemetry.StepsDone;

/// How far a run is, for a progress bar and the words beside it.
///
/// @param items          how many items the batch has; below 0 while that is not known
/// @param done           items that succeeded
/// @param failed         items that failed
/// @param underway       items that running tasks say they have done already; not in `done` before their task has ended
/// @param begun          how much of further items running tasks say they have done, in items
/// @param retried        how often a task was tried again after the death of its worker
/// @param steps          how many of its steps are done, in a batch that counts them; items tell nothing there
/// @param perSecond      the present rate of items or steps, over a window long enough to be steady; over the whole run
///                       once it has ended
/// @param left           how much longer it will take; empty while nothing can be said, and once it has ended
/// @param elapsed        since the run was started
public record RunProgress(RunState state, long items, long done, long failed, long underway, double begun,
                          long retried, Optional<StepsDone> steps, double perSecond, Optional<Estimate> left,
                          Duration elapsed) {

    static final RunProgress IDLE =
            new RunProgress(RunState.IDLE, 0, 0, 0, 0, 0, 0, Optional.empty(), 0, Optional.empty(), Duration.ZERO);

    /// The part of the work that is behind us, from 0 to 1.
    public double fraction() {
        if (state == RunState.COMPLETED && items > 0) {
            return 1;
        }
        return steps.map(StepsDone::fraction).orElse(items <= 0 ? 0 : Math.min(1, (over() + begun) / items));
    }

    /// How many items, or steps where those are counted, are behind us.
    public long over() {
        return steps.map(StepsDone::done).orElse(done + failed + underway);
    }

    /// Whether nobody knows of how many.
    public boolean isOpen() {
        return items < 0 && steps.isEmpty();
    }

    /// Of how many, unless it [is open][#isOpen].
    public long total() {
        return steps.map(counted -> counted.all().total()).orElse(items);
    }

    RunProgress withLeft(Optional<Estimate> toCome) {
        return new RunProgress(state, items, done, failed, underway, begun, retried, steps, perSecond, toCome, elapsed);
    }

    /// A time still to come.
    ///
    /// @param uncertainty plus or minus this much, two times in three; empty while the rate was seen too few times to
    ///                    tell
    /// @param range       what it lies in eight times in ten; empty as long
    public record Estimate(Duration time, Optional<Duration> uncertainty, Optional<Range> range) {

        /// How many standard deviations on both sides hold eight values in ten of a normal distribution.
        private static final double EIGHT_IN_TEN = 1.2816;

        /// One that lies evenly about its middle.
        public Estimate(Duration time, Optional<Duration> uncertainty) {
            this(time, uncertainty, uncertainty.map(off -> {
                Duration half = Duration.ofMillis(Math.round(off.toMillis() * EIGHT_IN_TEN));
                return new Range(half.compareTo(time) > 0 ? Duration.ZERO : time.minus(half), time.plus(half));
            }));
        }
    }

    /// From a time to a longer one.
    public record Range(Duration low, Duration high) {}
}
