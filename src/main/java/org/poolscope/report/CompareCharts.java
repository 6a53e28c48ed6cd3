package org.poolscope.report;

import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.RunPoint;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.words.HardwareWords;
import org.poolscope.report.ComparePage.Shown;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// The charts of a comparison, each as SVG.
final class CompareCharts {

    private static final double SECONDS = 60;
    private static final int COLOURS = 8;

    /// Runs that differ by less than this part are drawn on an axis that does not begin at 0: nothing would be seen.
    private static final double ALIKE = 0.5;
    private static final double HEADROOM = 1.1;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final SweepResult result;
    private final List<Shown> runs;
    private final Hardware hardware;
    private final Texts texts;
    private final List<Integer> sizes;

    /// @param runs     those that are drawn as points
    /// @param hardware marked where it ends
    CompareCharts(SweepResult result, List<Shown> runs, Hardware hardware, Texts texts) {
        this.result = result;
        this.runs = runs;
        this.hardware = hardware;
        this.texts = texts;
        this.sizes = result.configuration().sizes();
    }

    private SvgChart chart(String key, double most, String unit) {
        var chart = new SvgChart(texts.get(key + ".caption"), texts.get("axis.sizes"), sizes, most,
                value -> Figures.amount(value) + unit);
        HardwareWords.marks(hardware).forEach(chart::mark);
        return chart;
    }

    private Stream<SizeResult> timed() {
        return result.sizes().stream().filter(size -> size.seconds().isPresent());
    }

    /// Time by size: every run, the medians and their intervals.
    String time() {
        double most = Math.max(runs.stream().mapToDouble(run -> run.timing().seconds()).max().orElse(1),
                result.recommendation().prediction().map(prediction -> Collections.max(prediction.bySize().values()))
                        .orElse(0.0));
        SvgChart chart = chart("time", Math.max(most, 1e-3), "\u202fs");
        chart.path("line", timed().map(size -> at(size, median(size))).toList());
        timed().forEach(size -> size.interval().ifPresent(i -> chart.interval(size.size(), i.low(), i.high())));
        result.recommendation().prediction().ifPresent(prediction -> chart.path("ideal", prediction.bySize().entrySet()
                .stream().map(size -> new double[] {size.getKey(), size.getValue()}).toList()));
        for (Shown run : runs) {
            chart.point(!run.timing().valid() ? "bad" : run.timing().counts() ? "run" : "again", run.size(),
                    run.timing().seconds(), Figures.exactSeconds(run.timing().seconds()));
        }
        return chart.toString();
    }

    /// Speed-up by size: the medians with their intervals, the ideal, and the law.
    String speedup() {
        double base = result.base().orElseThrow();
        double best = timed().flatMap(size -> size.speedup().stream().boxed()).mapToDouble(v -> v).max().orElse(1);
        double most = Math.min(sizes.getLast() / base, Math.max(2, 1.5 * best));
        SvgChart chart = chart("speedup", Math.max(most, HEADROOM * best), "");
        chart.curve("ideal", size -> size / base);
        result.recommendation().law().ifPresent(law -> chart.curve("law",
                size -> law.perSecond(size) / law.perSecond(base)));
        chart.path("line", timed().filter(size -> size.speedup().isPresent())
                .map(size -> at(size, size.speedup().getAsDouble())).toList());
        timed().forEach(size -> size.speedupInterval().ifPresent(i -> chart.interval(size.size(), i.low(), i.high())));
        timed().forEach(size -> size.speedup().ifPresent(value -> chart.point("run", size.size(), value,
                Figures.factor(value))));
        return chart.toString();
    }

    /// Which part of the ideal each size reaches.
    String efficiency() {
        double most = timed().flatMap(size -> size.efficiency().stream().boxed()).mapToDouble(v -> v).max().orElse(1);
        SvgChart chart = chart("efficiency", 100 * Math.max(1, most), "\u202f%");
        timed().forEach(size -> size.efficiency().ifPresent(value -> chart.column(size.size(), 100 * value,
                Figures.percent(100 * value), false)));
        return chart.toString();
    }

    /// How much memory each size had; empty where nobody knows.
    Optional<String> memory() {
        double most = timed().map(SizeResult::peakBytes).mapToLong(peak -> peak.orElse(0)).max().orElse(0) / MEBIBYTE;
        if (most <= 0) {
            return Optional.empty();
        }
        SvgChart chart = chart("memory", most, "\u202fMB");
        timed().forEach(size -> bytes(size.peakBytes()).ifPresent(bytes -> chart.column(size.size(), bytes / MEBIBYTE,
                Figures.megabytes(bytes) + (HardwareWords.swaps(size, hardware) ? texts.get("memory.swaps") : ""),
                HardwareWords.swaps(size, hardware))));
        return Optional.of(chart.toString());
    }

    /// Every run by the moment at which it began, in the colour of its size; empty where no moment is known.
    ///
    /// @param whole whether it has a row of its page to itself
    Optional<String> moments(boolean whole) {
        List<RunPoint> points = ComparePage.some(result.points());
        if (points.isEmpty()) {
            return Optional.empty();
        }
        double last = points.stream().mapToDouble(RunPoint::at).max().orElseThrow() / SECONDS;
        DoubleSummaryStatistics seconds = points.stream().mapToDouble(point -> point.timing().seconds())
                .summaryStatistics();
        double least = seconds.getMin() > ALIKE * seconds.getMax() ? seconds.getMin() : 0;
        double most = Math.max(seconds.getMax(), least * 1.001 + 1e-3);
        var chart = new SvgChart(texts.get("moments.caption"), texts.get("axis.minutes"), whole, Math.max(last, 1e-3),
                least, most, value -> Figures.amount(value) + "\u202fs");
        points.forEach(point -> chart.point(style(point), point.at() / SECONDS, point.timing().seconds(),
                texts.format("moments.run", point.size(), point.timing().block(),
                        Figures.exactSeconds(point.timing().seconds()))));
        var key = new LinkedHashMap<String, String>();
        sizes.stream().filter(size -> points.stream().anyMatch(point -> point.size() == size)).limit(COLOURS)
                .forEach(size -> key.put("of" + colour(size), Integer.toString(size)));
        return Optional.of(chart.key(key).toString());
    }

    private String style(RunPoint point) {
        return switch (point.worth()) {
            case CLEAN -> "of" + colour(point.size());
            case POLLUTED -> "of" + colour(point.size()) + " hollow";
            case INVALID -> "bad";
        };
    }

    /// Which of the colours a size has, from 1.
    private int colour(int size) {
        return sizes.indexOf(size) % COLOURS + 1;
    }

    private static Optional<Long> bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Optional.of(bytes.getAsLong()) : Optional.empty();
    }

    private static double median(SizeResult size) {
        return size.seconds().map(Statistics::median).orElseThrow();
    }

    private static double[] at(SizeResult size, double value) {
        return new double[] {size.size(), value};
    }
}
