package org.poolscope.compare.sweep;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.live.RunProgress;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.RunProgress.Range;

/// How far a whole sweep is, and not its present run alone.
///
/// @param fraction the part of the runs that is behind us, from 0 to 1, the present one counted as far as it is
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
        return new SweepProgress(fraction, Optional.of(new Estimate(duration(left), Optional.empty(),
                Optional.of(new Range(duration(left - off * seconds), duration(left + off * seconds))))));
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
