package org.poolscope.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.RunProgress.Range;
import org.poolscope.live.eta.TimeInterval;
import org.poolscope.live.eta.TimeLeft;
import org.poolscope.live.eta.Underway;
import org.poolscope.live.eta.WorkSoFar;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;

/// How much longer a run will take, by what its tasks took, and by the size of their inputs once that tells more:
/// foretold twice a second at most, and in between running down.
final class Forecast {

    private static final long AGAIN = 500_000_000L;

    private final int slots;
    private final TaskTimes times = new TaskTimes();

    /// Which tasks have ended, until it is known how large their inputs are.
    private final BitSet ended = new BitSet();
    private @Nullable TaskInputs inputs;
    private long items;
    private double busySeconds;
    private long begun;
    private long foretoldAt = Long.MIN_VALUE;
    private Optional<TimeInterval> foretold = Optional.empty();

    /// @param slots how many tasks run at the same time
    Forecast(int slots) {
        this.slots = slots;
    }

    /// Says when the first task began.
    void begin(long moment) {
        begun = moment;
    }

    void add(Completion completion) {
        double took = Math.max(0, completion.endNanos() - completion.startNanos()) / 1e9;
        busySeconds += took;
        items += completion.items();
        times.add(completion.task(), took);
        if (inputs != null) {
            inputs.ended(completion.task(), took);
        } else if (completion.task() <= Integer.MAX_VALUE) {
            ended.set((int) completion.task());
        }
    }

    /// How large inputs are has become known.
    void sized(Telemetry.InputSizes sizes) {
        inputs = new TaskInputs(sizes, ended, times);
        ended.clear();
    }

    /// @param now       on a clock that stands still while nothing goes on
    /// @param itemsLeft of tasks that have not ended
    /// @param itemsAll  of the whole batch
    /// @return empty until two tasks of each slot have ended, or a tenth of all items is done
    Optional<Estimate> left(long now, double itemsLeft, double itemsAll, List<WorkerRow> rows) {
        if (times.count() < 2 || times.count() < 2L * slots && itemsLeft > 0.9 * itemsAll) {
            return Optional.empty();
        }
        if (now - foretoldAt >= AGAIN || now < foretoldAt || foretold.isEmpty()) {
            foretold = TimeLeft.of(soFar(now, itemsLeft, rows));
            foretoldAt = now;
        }
        double since = (now - foretoldAt) / 1e9;
        return foretold.map(in -> new Estimate(duration(in.middle() - since), Optional.empty(),
                Optional.of(new Range(duration(in.low() - since), duration(in.high() - since)))));
    }

    private WorkSoFar soFar(long now, double itemsLeft, List<WorkerRow> rows) {
        double perTask = Math.max(1, (double) items / times.count());
        List<Underway> underway = new ArrayList<>();
        double busy = busySeconds;
        for (WorkerRow row : rows) {
            Optional<Duration> time = row.underwayFor();
            if (time.isPresent()) {
                double done = (row.underway() + row.report().part().orElse(0)) / perTask;
                double taking = time.get().toNanos() / 1e9;
                busy += taking;
                underway.add(new Underway(taking, done > 0 ? OptionalDouble.of(Math.min(1, done))
                        : OptionalDouble.empty()));
            }
        }
        double passed = Math.max(1, now - begun) / 1e9;
        double left = Math.max(0, itemsLeft / perTask - underway.size());
        double part = Math.clamp(busy / passed / slots, 0.0, 1.0);
        if (inputs != null) {
            var sized = new WorkSoFar(inputs.times().seconds(), inputs.bytes(), each(inputs.times()), underway, left,
                    inputs.left(), slots, part);
            if (TimeLeft.isByBytes(sized)) {
                return sized;
            }
        }
        return new WorkSoFar(times.seconds(), new double[0], each(times), underway, left, 0, slots, part);
    }

    private double each(TaskTimes some) {
        return (double) times.count() / Math.max(1, some.kept());
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(Math.clamp(seconds, 0.0, 1e9) * 1000));
    }
}
