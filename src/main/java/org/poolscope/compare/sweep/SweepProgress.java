package org.poolscope.compare.sweep;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.question.Ending;
import org.poolscope.live.RunProgress;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.RunProgress.Range;

/// How far a whole sweep is, and not its present run alone.
///
/// @param fraction the part of the runs that is behind us, from 0 to 1, the present one counted as far as it is; or of
///                 the time, where that will be up before
/// @param left     how much longer all will take, the starts of the workers left out; empty while nothing can be said
public record SweepProgress(double fraction, Optional<Estimate> left) {

    /// How far a run may be off what others of its kind took, where the present one does not say how far it is.
    private static final double USUALLY_OFF = 0.1;

    /// The same of a sweep whose present run has not paused.
    public static SweepProgress of(SweepResult soFar, int number, int size, RunProgress present) {
        return of(soFar, number, size, present, Duration.ZERO);
    }

    /// @param soFar   what the runs that have ended have come to
    /// @param number  the present run's place in the sweep, from 1; it may have ended
    /// @param size    its pool size
    /// @param present how far it is
    /// @param stood   for how long nothing went on in its pauses
    public static SweepProgress of(SweepResult soFar, int number, int size, RunProgress present, Duration stood) {
        int all = soFar.planned();
        boolean isOver = soFar.runs() >= number;
        double fraction = all == 0 ? 1 : Math.min(1, (soFar.runs() + (isOver ? 0 : present.fraction())) / all);
        double gone = inSeconds(present.elapsed().minus(stood));
        OptionalDouble whole = whole(soFar, size, present, gone);
        if (whole.isEmpty()) {
            return new SweepProgress(fraction, Optional.empty());
        }
        double seconds = 0;
        for (SizeResult each : soFar.sizes()) {
            seconds += each.left() * usual(soFar, each.size(), size, whole.getAsDouble());
        }
        // The twins, which are as the fastest size, are in none of the sizes.
        int others = soFar.toCome() - soFar.sizes().stream().mapToInt(SizeResult::left).sum();
        seconds += others * soFar.best().stream().mapToDouble(best -> soFar.at(best).seconds().orElseThrow().median())
                .findFirst().orElse(whole.getAsDouble());
        double left = Math.max(0, seconds - (isOver ? 0 : gone));
        double off = present.left().flatMap(Estimate::range).map(range ->
                inSeconds(range.high().minus(range.low())) / 2 / whole.getAsDouble()).orElse(USUALLY_OFF);
        double limit = limit(soFar, isOver ? 0 : gone);
        Estimate estimate = estimate(soFar, seconds, left, off * seconds, limit);
        // Where time will be up before all of them have run, the part of the time is how far it is.
        return new SweepProgress(limit < left ? Math.max(fraction, ofTime(soFar, limit)) : fraction,
                Optional.of(estimate));
    }

    private static double ofTime(SweepResult soFar, double limit) {
        return soFar.configuration().ending().timeLimit().map(cap -> 1 - limit / inSeconds(cap)).orElse(0.0);
    }

    /// How many blocks there will be is not known of a comparison that goes on until its ratios are.
    ///
    /// @param all   how long the runs take that are planned and have not ended
    /// @param left  the same without what has gone by
    /// @param off   how far that may be wrong
    /// @param limit after how long it ends in any case
    private static Estimate estimate(SweepResult soFar, double all, double left, double off, double limit) {
        Ending ending = soFar.configuration().ending();
        OptionalDouble precision = soFar.recommendation().precision();
        int planned = ending.planned(soFar.blocks(), precision);
        Ending.Span span = ending.span(soFar.blocks(), precision);
        double block = all / Math.max(1, planned - soFar.blocks());
        double low = Math.max(0, left - off - block * (planned - span.fewest()));
        double high = left + off + block * (span.most() - planned);
        return new Estimate(duration(Math.min(left, limit)), Optional.empty(),
                Optional.of(new Range(duration(Math.min(low, limit)), duration(Math.min(high, limit)))));
    }

    /// In how many seconds its time is up; the block that is on has been found to end before.
    private static double limit(SweepResult soFar, double gone) {
        double mean = measured(soFar).stream().mapToDouble(size -> size.seconds().orElseThrow().mean()).average()
                .orElse(0);
        return soFar.configuration().ending().timeLimit()
                .map(cap -> Math.max(mean, inSeconds(cap) - soFar.runs() * mean - gone))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /// How long the present run will have taken: as it says itself, or as the others of its size.
    private static OptionalDouble whole(SweepResult soFar, int size, RunProgress present, double elapsed) {
        Optional<Duration> left = present.left().map(Estimate::time);
        if (left.isPresent()) {
            return OptionalDouble.of(elapsed + inSeconds(left.get()));
        }
        return measured(soFar).stream().min(near(size))
                .map(nearest -> OptionalDouble.of(Math.max(elapsed, nearest.seconds().orElseThrow().mean())))
                .orElse(OptionalDouble.empty());
    }

    /// How long a run of a size takes: as those that there were; or as the nearest size of which something is known,
    /// the present one's among them.
    private static double usual(SweepResult soFar, int size, int present, double whole) {
        return measured(soFar).stream().min(near(size))
                .filter(nearest -> Math.abs(nearest.size() - size) <= Math.abs(present - size))
                .map(nearest -> nearest.seconds().orElseThrow().mean())
                .orElse(whole);
    }

    private static List<SizeResult> measured(SweepResult soFar) {
        return soFar.sizes().stream().filter(result -> result.seconds().isPresent()).toList();
    }

    private static Comparator<SizeResult> near(int size) {
        return Comparator.comparingInt(result -> Math.abs(result.size() - size));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(1000 * Math.max(0, seconds)));
    }

    private static double inSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
