package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.ChartPane;
import org.poolscope.chart.pane.ChartPane.Limit;
import org.poolscope.chart.pane.ChartTheme;
import org.poolscope.chart.pane.Unit;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.chart.plot.LineTrace;
import org.poolscope.chart.plot.PointTrace;
import org.poolscope.chart.plot.PointTrace.Mark;
import org.poolscope.chart.plot.Scale;
import org.poolscope.chart.plot.Strokes;
import org.poolscope.chart.plot.Trace;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.statistics.Interval;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.words.HardwareWords;
import org.poolscope.workload.Texts;

/// A comparison in two charts: time against pool size, and speed-up against pool size. Every run is a point, those that
/// were run again are pale, those that do not count are crosses; medians are joined by a line and have their intervals,
/// the ideal is dashed, and the fitted law is a line of its own.
@SuppressWarnings("serial")
public final class CompareChart extends JPanel {

    private static final Texts TEXTS = Texts.of(CompareChart.class);
    private static final int GAP = 16;
    private static final double RADIUS = 3;
    private static final int STEPS = 60;
    private static final BasicStroke EARLIER = Strokes.dashed(1.4f, 2, 3);

    /// With more lines of words there would be no room for the plots.
    private static final int MOST_LINES = 3;

    private final ChartPane time = pane("time", Unit.DURATION);
    private final ChartPane speedup = pane("speedup", Unit.FACTOR);
    private final PointTrace runs = new PointTrace(RADIUS);
    private final LineTrace medians = new LineTrace();
    private final PointTrace speedups = new PointTrace(RADIUS);
    private final LineTrace medianSpeedups = new LineTrace();
    private final LineTrace ideal = new LineTrace();
    private final LineTrace law = new LineTrace();
    private final LineTrace intervals = new LineTrace();
    private final LineTrace speedupIntervals = new LineTrace();
    private final LineTrace earlierTimes = new LineTrace();
    private final LineTrace earlierSpeedups = new LineTrace();
    private @Nullable SweepResult shown;
    private @Nullable SweepResult earlier;
    private @Nullable Hardware hardware;
    private String earlierName = "";

    public CompareChart() {
        super(new GridLayout(1, 2, UIScale.scale(GAP), UIScale.scale(GAP)));
        setOpaque(false);
        add(time);
        add(speedup);
        time.onLookChange(this::refresh);
        speedup.onLookChange(this::refresh);
        refresh();
    }

    /// Both headers have as many lines as the one that needs more of them, so that the plots stand beside each other.
    @Override
    public void doLayout() {
        int width = (getWidth() - UIScale.scale(GAP)) / 2;
        int lines = Math.min(MOST_LINES,
                Math.max(time.header().linesFor(width), speedup.header().linesFor(width)));
        time.header().setLines(lines);
        speedup.header().setLines(lines);
        super.doLayout();
    }

    private static ChartPane pane(String key, Unit unit) {
        var pane = new ChartPane(TEXTS.get(key + ".title"), Unit.COUNT, unit);
        pane.setName(key);
        pane.getAccessibleContext().setAccessibleName(TEXTS.get(key + ".title"));
        return pane;
    }

    /// Shows what a sweep has found, so far or in the end.
    public void setResult(SweepResult result) {
        shown = result;
        refresh();
    }

    /// Draws another comparison of the same batch beside it, muted; or none.
    ///
    /// @param name what it is called
    public void setEarlier(Optional<SweepResult> other, String name) {
        earlier = other.orElse(null);
        earlierName = name;
        refresh();
    }

    /// Marks where the processors of a machine end.
    public void setHardware(Hardware its) {
        hardware = its;
        refresh();
    }

    /// Shows nothing, as before the first sweep.
    public void clear() {
        shown = null;
        refresh();
    }

    private void refresh() {
        if (shown == null || shown.base().isEmpty()) {
            String words = TEXTS.get(shown == null ? "compare.idle" : "compare.none");
            time.setEmpty(words);
            speedup.setEmpty(words);
        } else {
            time.setEmpty("");
            speedup.setEmpty("");
            showTimes(shown);
            showSpeedups(shown, shown.at(shown.base().getAsInt()).seconds().orElseThrow().median());
        }
        time.changed();
        speedup.changed();
        revalidate();
    }

    private void showTimes(SweepResult result) {
        runs.clear();
        medians.clear();
        medians.style(time.theme().foreground(), Strokes.line(1.6f));
        for (SizeResult size : result.sizes()) {
            for (Timing timing : size.timings()) {
                runs.add(size.size(), timing.seconds(), mark(timing, time.theme()));
            }
            size.seconds().ifPresent(s -> medians.add(size.size(), s.median()));
        }
        intervals.clear();
        intervals.style(time.theme().foreground(), Strokes.line(1.2f));
        result.sizes().forEach(size -> size.interval().ifPresent(interval -> bar(intervals, size, interval)));
        showEarlier(result);
        setTraces(time, List.of(earlierTimes, medians, intervals, runs));
        setPoolSizes(time, result);
        time.setYRange(0, Scale.nice(Stream.of(runs, medians, earlierTimes).mapToDouble(Trace::max)
                .filter(Double::isFinite).max().orElse(1)));
        time.header().show(timeHeader(result));
    }

    private void showSpeedups(SweepResult result, double baseSeconds) {
        speedups.clear();
        medianSpeedups.clear();
        medianSpeedups.style(speedup.theme().foreground(), Strokes.line(1.6f));
        ideal.clear();
        ideal.style(speedup.theme().ideal(), Strokes.dashed(1.2f, 5, 4));
        for (SizeResult size : result.sizes()) {
            for (Timing timing : size.timings()) {
                if (timing.counts()) {
                    speedups.add(size.size(), baseSeconds / timing.seconds(), mark(timing, speedup.theme()));
                }
            }
            size.speedup().ifPresent(factor -> medianSpeedups.add(size.size(), factor));
            size.ideal().ifPresent(factor -> ideal.add(size.size(), factor));
        }
        showLaw(result);
        speedupIntervals.clear();
        speedupIntervals.style(speedup.theme().foreground(), Strokes.line(1.2f));
        result.sizes().forEach(size -> size.speedupInterval()
                .ifPresent(interval -> bar(speedupIntervals, size, interval)));
        setTraces(speedup, List.of(earlierSpeedups, ideal, law, medianSpeedups, speedupIntervals, speedups));
        setPoolSizes(speedup, result);
        speedup.setYRange(0, Scale.nice(Math.max(1, Math.max(speedups.max(), ideal.max()))));
        speedup.header().show(speedupHeader(result));
    }

    private void showEarlier(SweepResult result) {
        earlierTimes.clear();
        earlierSpeedups.clear();
        earlierTimes.style(time.theme().muted(), EARLIER);
        earlierSpeedups.style(speedup.theme().muted(), EARLIER);
        if (earlier == null) {
            return;
        }
        earlier.sizes().stream().filter(size -> result.configuration().sizes().contains(size.size())).forEach(size -> {
            size.seconds().ifPresent(seconds -> earlierTimes.add(size.size(), seconds.median()));
            size.speedup().ifPresent(factor -> earlierSpeedups.add(size.size(), factor));
        });
    }

    /// The fitted law, with as many points as make a smooth line.
    private void showLaw(SweepResult result) {
        law.clear();
        law.style(WorkerColors.of(2), Strokes.line(1.6f));
        int first = result.base().orElseThrow();
        int last = result.sizes().getLast().size();
        result.recommendation().law().ifPresent(found -> {
            for (int i = 0; i <= STEPS; i++) {
                double size = first + (double) (last - first) * i / STEPS;
                law.add(size, found.perSecond(size) / found.perSecond(first));
            }
        });
    }

    private static void bar(LineTrace trace, SizeResult size, Interval interval) {
        trace.add(size.size(), interval.low());
        trace.add(size.size(), interval.high());
        trace.add(size.size(), Double.NaN);
    }

    private static Mark mark(Timing timing, ChartTheme theme) {
        if (timing.valid() && timing.again()) {
            return new Mark(theme.ideal(), Mark.Layer.BACK);
        }
        return timing.valid()
                ? new Mark(WorkerColors.of(1), Mark.Layer.FRONT)
                : new Mark(theme.failed(), Mark.Layer.FAILURE);
    }

    private static void setTraces(ChartPane pane, List<Trace> traces) {
        pane.traces().clear();
        pane.traces().addAll(traces);
    }

    private List<Limit> marks() {
        return hardware == null ? List.of() : HardwareWords.marks(hardware).entrySet().stream()
                .map(mark -> new Limit(mark.getKey(), mark.getValue())).toList();
    }

    private void setPoolSizes(ChartPane pane, SweepResult result) {
        int first = result.sizes().getFirst().size();
        int last = result.sizes().getLast().size();
        double margin = Math.max(0.5, 0.05 * (last - first));
        pane.setXRange(Math.max(0, first - margin), last + margin);
        pane.setMarks(marks().stream().filter(mark -> mark.value() > first && mark.value() < last).toList());
    }

    private List<Entry> timeHeader(SweepResult result) {
        OptionalInt best = result.best();
        Optional<Statistics> seconds = best.isEmpty() ? Optional.empty() : result.at(best.getAsInt()).seconds();
        List<Entry> entries = new ArrayList<>();
        seconds.ifPresent(s -> entries.add(Entry.value(
                TEXTS.format("time.best", Unit.DURATION.value(s.median()), best.getAsInt()))));
        result.knee().ifPresent(knee -> entries.add(Entry.remark(TEXTS.format("time.knee", knee))));
        if (earlier != null) {
            entries.add(Entry.line(earlierName, time.theme().muted(), EARLIER));
        }
        return entries;
    }

    private List<Entry> speedupHeader(SweepResult result) {
        List<Entry> entries = new ArrayList<>();
        result.best().ifPresent(best -> result.at(best).speedup().ifPresent(factor ->
                entries.add(Entry.value(TEXTS.format("speedup.best", Unit.FACTOR.value(factor), best)))));
        entries.add(Entry.line(TEXTS.get("speedup.ideal"), speedup.theme().ideal(), Strokes.dashed(1.2f, 5, 4)));
        if (result.recommendation().law().isPresent()) {
            entries.add(Entry.line(TEXTS.get("speedup.law"), WorkerColors.of(2), Strokes.line(1.6f)));
        }
        entries.add(Entry.remark(TEXTS.format("speedup.base", result.base().orElseThrow())));
        return entries;
    }
}
