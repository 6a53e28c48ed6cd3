package org.poolscope.chart;

import java.awt.Color;
import java.util.List;
import org.poolscope.chart.ChartHeader.Entry;
import org.poolscope.live.Completions;
import org.poolscope.live.LiveModel;

/// How long tasks took: a point each in its worker's colour, with the rolling median and 95th percentile.
final class CompletionChart extends LiveChart {

    /// Points further above the 95th percentile than this are drawn at the edge, or one slow start would flatten the rest.
    private static final double FAR = 2.5;

    private final Scale scale = new Scale(1e-6);
    private final PointTrace points = new PointTrace();
    private final LineTrace median = new LineTrace();
    private final LineTrace high = new LineTrace();

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
        points.style(worker -> pointColor(worker, emphasis, theme), theme.failed());
        points.read(completions, view);
        median.style(theme.foreground(), Strokes.line(1.8f), null);
        median.read(completions.median(), view);
        high.style(theme.foreground(), Strokes.dashed(1.4f, 5, 3), null);
        high.read(completions.percentile95(), view);
        pane().traces().clear();
        pane().traces().addAll(List.of(points, high, median));
        pane().setYRange(0, scale.upper(highest(), model.nowNanos()));
        pane().header().show(List.of(
                Entry.line(TEXTS.format("completion.median", Unit.DURATION.value(completions.median().last())),
                        theme.foreground(), Strokes.line(1.8f)),
                Entry.line(TEXTS.format("completion.p95", Unit.DURATION.value(completions.percentile95().last())),
                        theme.foreground(), Strokes.dashed(1.4f, 5, 3)),
                Entry.remark(TEXTS.get(completions.itemByItem() ? "completion.items" : "completion.tasks"))));
    }

    private double highest() {
        double usual = FAR * high.max();
        return points.max() > usual ? usual : Double.isNaN(points.max()) ? high.max() : points.max();
    }

    private static Color pointColor(int worker, Emphasis emphasis, ChartTheme theme) {
        return emphasis.color(worker, theme);
    }
}
