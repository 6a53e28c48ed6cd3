package org.poolscope.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;

/// How fast a run goes, and how much longer it will take.
///
/// The rate is taken over the last seconds, or over more of them when so few tasks have ended that it would jump.
final class Throughput {

    private static final int SAMPLES = 512;
    private static final long SPACING = 100_000_000L;
    private static final long WINDOW = 5_000_000_000L;
    private static final int TASKS_PER_WORKER = 3;
    private static final int SLICES = 8;

    private final int workers;
    private final long[] nanos = new long[SAMPLES];
    private final double[] items = new double[SAMPLES];
    private final long[] tasks = new long[SAMPLES];

    /// How many samples there ever were; the ring holds the last of them.
    private long count;

    private final Forecast forecast;

    Throughput(int workers) {
        this.workers = workers;
        this.forecast = new Forecast(workers);
    }

    /// A task has ended.
    ///
    /// @param begun when it began, on the clock of all moments here, which stands still while nothing goes on
    void ended(Completion completion, long begun) {
        begin(begun);
        forecast.add(completion);
    }

    /// How large inputs are has become known.
    void sized(Telemetry.InputSizes sizes) {
        forecast.sized(sizes);
    }

    /// How long the rest will take: as its tasks tell, or at the present rate while too few have ended, and where steps
    /// are counted: there all tasks are out until the end.
    Optional<Estimate> left(long moment, double toCome, RunProgress soFar, List<WorkerRow> rows) {
        Optional<Estimate> foretold = soFar.steps().isPresent() ? Optional.empty()
                : forecast.left(moment, (double) soFar.items() - soFar.done() - soFar.failed(), soFar.items(), rows);
        return foretold.or(() -> left(moment, toCome, soFar.total()));
    }

    /// Says when the first task began: before that nothing could have been done.
    void begin(long moment) {
        if (count == 0) {
            put(moment, 0, 0);
            forecast.begin(moment);
        }
    }

    boolean hasBegun() {
        return count > 0;
    }

    /// Says how many items and tasks are behind us at a moment.
    void sample(long moment, double itemsDone, long tasksDone) {
        if (count == 0 || itemsDone <= items[at(count - 1)] && tasksDone == tasks[at(count - 1)]) {
            return;
        }
        boolean tooSoon = count > 2 && moment - nanos[at(count - 2)] < SPACING;
        if (tooSoon) {
            count--;
        }
        put(moment, Math.max(itemsDone, items[at(count - 1)]), tasksDone);
    }

    /// The same of work that is told of while it is done: every sample with something new counts as the end of a task.
    void sampleSteps(long moment, long stepsDone) {
        if (count > 0) {
            long before = tasks[at(count - 1)];
            sample(moment, stepsDone, stepsDone > items[at(count - 1)] ? before + 1 : before);
        }
    }

    private void put(long moment, double itemsDone, long tasksDone) {
        int slot = at(count++);
        nanos[slot] = moment;
        items[slot] = itemsDone;
        tasks[slot] = tasksDone;
    }

    private static int at(long sample) {
        return (int) (sample % SAMPLES);
    }

    /// Items per second at a moment; 0 while none was done.
    double rate(long moment) {
        if (count < 2) {
            return 0;
        }
        long from = windowStart(moment);
        return (items[at(count - 1)] - items[at(from)]) / Math.max(1e-9,
                (windowEnd(from, moment) - nanos[at(from)]) / 1e9);
    }

    private long windowStart(long moment) {
        long newest = count - 1;
        long oldest = Math.max(0, count - SAMPLES);
        long from = newest - 1;
        while (from > oldest && (moment - nanos[at(from)] < WINDOW
                || tasks[at(newest)] - tasks[at(from)] < (long) TASKS_PER_WORKER * workers)) {
            from--;
        }
        return from;
    }

    /// Between two ends of tasks the rate must not sag: time since the last one counts only when one is overdue.
    private long windowEnd(long from, long moment) {
        long newest = nanos[at(count - 1)];
        long meanStep = (newest - nanos[at(from)]) / (count - 1 - from);
        return Math.max(newest, moment - meanStep);
    }

    /// How long the rest will take at the present rate; empty until two tasks per worker ended or a tenth is done.
    Optional<Estimate> left(long moment, double itemsLeft, double itemsAll) {
        double rate = rate(moment);
        if (rate <= 0 || tasks[at(count - 1)] < 2L * workers && itemsLeft > 0.9 * itemsAll) {
            return Optional.empty();
        }
        double seconds = itemsLeft / rate;
        return Optional.of(new Estimate(duration(seconds), relativeError(moment).map(e -> duration(seconds * e))));
    }

    /// The standard error of the rate, in parts of it: the spread of the rates in equal slices of the window.
    private Optional<Double> relativeError(long moment) {
        long from = windowStart(moment);
        if (count - from <= SLICES) {
            return Optional.empty();
        }
        double start = nanos[at(from)];
        double step = (nanos[at(count - 1)] - start) / SLICES;
        double sum = 0;
        double squares = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            double done = itemsAt(from, start + (slice + 1) * step) - itemsAt(from, start + slice * step);
            sum += done;
            squares += done * done;
        }
        double mean = sum / SLICES;
        double variance = Math.max(0, (squares - sum * mean) / (SLICES - 1));
        return mean > 0 ? Optional.of(Math.sqrt(variance / SLICES) / mean) : Optional.empty();
    }

    private double itemsAt(long from, double moment) {
        long after = from;
        while (after < count - 1 && nanos[at(after)] < moment) {
            after++;
        }
        if (after == from) {
            return items[at(from)];
        }
        double span = nanos[at(after)] - nanos[at(after - 1)];
        double part = span == 0 ? 1 : Math.clamp((moment - nanos[at(after - 1)]) / span, 0, 1);
        return items[at(after - 1)] + part * (items[at(after)] - items[at(after - 1)]);
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e9) * 1000));
    }
}
