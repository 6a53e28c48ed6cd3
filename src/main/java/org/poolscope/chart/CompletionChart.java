package org.poolscope.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.ChartTheme;
import org.poolscope.chart.pane.Emphasis;
import org.poolscope.chart.pane.Unit;
import org.poolscope.chart.plot.LineTrace;
import org.poolscope.chart.plot.PointTrace;
import org.poolscope.chart.plot.PointTrace.Mark;
import org.poolscope.chart.plot.Scale;
import org.poolscope.chart.plot.Strokes;
import org.poolscope.chart.plot.TimeView;
import org.poolscope.live.Completions;
import org.poolscope.live.LiveModel;

/// How long tasks took: a point each in its worker's colour, with the rolling median and 95th percentile.
final class CompletionChart extends LiveChart {

    /// Points further above the present 95th percentile than this are drawn at the edge, or one slow start would
    /// flatten the rest.
    private static final double FAR = 2.5;

    private static final BasicStroke MEDIAN = Strokes.line(1.8f);
    private static final BasicStroke HIGH = Strokes.dashed(1.5f, 5, 3);

    private final Scale scale = new Scale(1e-6);
    private final PointTrace points = new PointTrace(2.25);
    private final LineTrace median = new LineTrace();
    private final LineTrace high = new LineTrace();
    private final Map<Integer, Mark> marks = new HashMap<>();
    private @Nullable Source source;
    private int read;

    CompletionChart() {
        super("completion", Unit.DURATION);
    }

    @Override
    boolean hasData(LiveModel model) {
        return model.completions().total() > 0;
    }

    @Override
    void show(LiveModel model, TimeView view, Emphasis emphasis) {
        Completions completions = model.completions();
        ChartTheme theme = pane().theme();
        readPoints(completions, view, emphasis);
        median.style(theme.foreground(), MEDIAN);
        median.seam(theme.background());
        median.readMeans(completions.median(), view);
        high.style(theme.foreground(), HIGH);
        high.seam(theme.background());
        high.readMeans(completions.percentile95(), view);
        pane().traces().clear();
        pane().traces().addAll(List.of(points, high, median));
        pane().setYRange(0, scale.upper(highest(), model.nowNanos()));
    }

    private void readPoints(Completions completions, TimeView view, Emphasis emphasis) {
        var now = new Source(completions, completions.thinnings(), view.fromNanos(), emphasis, pane().theme());
        if (!now.equals(source)) {
            source = now;
            points.clear();
            marks.clear();
            read = completions.indexOf(view.fromNanos());
        }
        var failure = new Mark(pane().theme().failed(), Mark.Layer.FAILURE);
        for (int to = completions.indexOf(view.toNanos() + 1); read < to; read++) {
            Mark mark = completions.failed(read)
                    ? failure
                    : marks.computeIfAbsent(completions.worker(read), worker -> mark(worker, emphasis));
            points.add(completions.nanos(read) / 1e9, completions.seconds(read), mark);
        }
    }

    /// What was read, and from where on: if it is the same, only what is new is read.
    private record Source(Completions completions, int thinnings, long fromNanos, Emphasis emphasis,
                          ChartTheme theme) {}

    private Mark mark(int worker, Emphasis emphasis) {
        return new Mark(emphasis.color(worker, pane().theme()),
                emphasis.highlights(worker) ? Mark.Layer.FRONT : Mark.Layer.BACK);
    }

    @Override
    List<Entry> entries(LiveModel model, Emphasis emphasis) {
        Completions completions = model.completions();
        List<Entry> entries = lines(completions.median().last(), completions.percentile95().last());
        entries.add(Entry.remark(TEXTS.get(completions.itemByItem() ? "completion.items" : "completion.tasks")));
        entries.add(Entry.remark(TEXTS.format("completion.slowest", Unit.DURATION.value(completions.slowest()))));
        return entries;
    }

    @Override
    List<Entry> entriesAt(LiveModel model, TimeView shown, long moment) {
        return lines(LineTrace.meanAt(model.completions().median(), shown, moment),
                LineTrace.meanAt(model.completions().percentile95(), shown, moment));
    }

    private List<Entry> lines(double middle, double most) {
        List<Entry> entries = new ArrayList<>();
        if (!Double.isNaN(middle)) {
            entries.add(line("completion.median", middle, MEDIAN));
        }
        if (!Double.isNaN(most)) {
            entries.add(line("completion.p95", most, HIGH));
        }
        return entries;
    }

    private Entry line(String key, double seconds, BasicStroke stroke) {
        return Entry.line(TEXTS.format(key, Unit.DURATION.value(seconds)), pane().theme().foreground(), stroke);
    }

    private static double last(LineTrace line) {
        return line.size() == 0 ? Double.NaN : line.y(line.size() - 1);
    }

    /// What the axis must reach. Few tasks have no 95th percentile; then all points count.
    private double highest() {
        double usual = Math.max(high.max(), FAR * last(high));
        return points.max() > usual || Double.isNaN(points.max()) ? usual : points.max();
    }
}
