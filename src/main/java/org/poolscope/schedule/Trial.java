package org.poolscope.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.poolscope.live.eta.TimeInterval;
import org.poolscope.live.eta.TimeLeft;
import org.poolscope.live.eta.WorkSoFar;
import org.poolscope.text.Figures;
import org.poolscope.text.Spans;
import org.poolscope.workload.Texts;

/// What the items that were tried first tell of the rest. For one thread.
public final class Trial {

    /// Of a part that is foretold: it is less one time in ten, and more one time in ten (E. B. Wilson, 1927).
    private static final double TENTH = 1.2816;

    private static final double GIBIBYTE = 1 << 30;
    private static final Texts TEXTS = Texts.of(Trial.class);

    private final List<Double> seconds = new ArrayList<>();
    private double bytes;
    private int sized;
    private int failed;

    /// An item has ended.
    ///
    /// @param took    how long it took
    /// @param success whether it succeeded
    /// @param written how much it has written; below 0 if that is not known
    public void add(Duration took, boolean success, long written) {
        seconds.add(took.toNanos() / 1e9);
        failed += success ? 0 : 1;
        if (written >= 0) {
            bytes += written;
            sized++;
        }
    }

    public int tried() {
        return seconds.size();
    }

    /// How much longer the rest will take.
    ///
    /// @param items how many they are
    /// @param slots how many are worked on at the same time
    /// @return empty if too few were tried to tell
    public Optional<TimeInterval> time(long items, int slots) {
        return TimeLeft.of(new WorkSoFar(seconds.stream().mapToDouble(one -> one).toArray(), new double[0], 1,
                List.of(), items, 0, slots, 1));
    }

    /// In a sentence without its full stop: how many items are left, how long they will take, how much they will
    /// write, and how many of them will fail.
    public String inWords(long items, int slots) {
        List<String> parts = new ArrayList<>();
        time(items, slots).ifPresent(in -> parts.add(Spans.estimate(duration(in.low()), duration(in.high()))));
        if (sized > 0 && bytes > 0) {
            parts.add(TEXTS.format("trial.output", bytes(bytes / sized * items)));
        }
        parts.add(failures());
        return TEXTS.format("trial.rest", Figures.count(items), String.join(", ", parts));
    }

    private static String bytes(double many) {
        return many < 10 * GIBIBYTE ? Figures.bytes(Math.round(many))
                : TEXTS.format("trial.gigabytes", Figures.count(Math.round(many / GIBIBYTE)));
    }

    private String failures() {
        int n = seconds.size();
        if (failed == 0) {
            double most = 1 - Math.pow(0.1, 1.0 / Math.max(1, n));
            return TEXTS.format("trial.none-failed", Figures.wholePercent(100 * most));
        }
        double part = (double) failed / n;
        double square = TENTH * TENTH;
        double middle = (part + square / (2 * n)) / (1 + square / n);
        double half = TENTH / (1 + square / n) * Math.sqrt(part * (1 - part) / n + square / (4.0 * n * n));
        return TEXTS.format("trial.some-failed", Figures.wholePercent(100 * part),
                Figures.wholePercent(100 * Math.max(0, middle - half)),
                Figures.wholePercent(100 * Math.min(1, middle + half)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e9) * 1000));
    }
}
