package org.poolscope.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.live.RunProgress.Range;
import org.poolscope.live.eta.TimeInterval;
import org.poolscope.live.eta.TimeLeft;
import org.poolscope.live.eta.Underway;
import org.poolscope.live.eta.WorkSoFar;
import org.poolscope.telemetry.Telemetry.Completion;

/// How much longer a run will take, by what its tasks took: foretold twice a second at most, and in between running
/// down. Of many tasks every second is left out, all alike, so that it takes as long however many there are.
final class Forecast {

    private static final int MOST = 2048;
    private static final long AGAIN = 500_000_000L;

    private final int slots;
    private double[] seconds = new double[64];
    private int kept;
    private int stride = 1;
    private long tasks;
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
        if (tasks++ % stride != 0) {
            return;
        }
        if (kept == MOST) {
            kept /= 2;
            stride *= 2;
            for (int i = 0; i < kept; i++) {
                seconds[i] = seconds[2 * i];
            }
        } else if (kept == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * kept);
        }
        seconds[kept++] = took;
    }

    /// @param now       on a clock that stands still while nothing goes on
    /// @param itemsLeft of tasks that have not ended
    /// @param itemsAll  of the whole batch
    /// @return empty until two tasks of each slot have ended, or a tenth of all items is done
    Optional<Estimate> left(long now, double itemsLeft, double itemsAll, List<WorkerRow> rows) {
        if (tasks < 2 || tasks < 2L * slots && itemsLeft > 0.9 * itemsAll) {
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
        double perTask = Math.max(1, (double) items / tasks);
        List<Underway> underway = new ArrayList<>();
        double busy = busySeconds;
        for (WorkerRow row : rows) {
            Optional<Duration> time = row.underwayFor();
            if (time.isPresent()) {
                double part = (row.underway() + row.report().part().orElse(0)) / perTask;
                double taking = time.get().toNanos() / 1e9;
                busy += taking;
                underway.add(new Underway(taking, part > 0 ? OptionalDouble.of(Math.min(1, part))
                        : OptionalDouble.empty()));
            }
        }
        double passed = Math.max(1, now - begun) / 1e9;
        double left = Math.max(0, itemsLeft / perTask - underway.size());
        return new WorkSoFar(Arrays.copyOf(seconds, kept), new double[0], stride, underway, left, 0, slots,
                Math.clamp(busy / passed / slots, 0.0, 1.0));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(Math.clamp(seconds, 0.0, 1e9) * 1000));
    }
}
