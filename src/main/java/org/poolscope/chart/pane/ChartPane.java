package org.poolscope.chart.pane;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Color;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.swing.JPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.plot.PlotView;
import org.poolscope.chart.plot.Strokes;
import org.poolscope.chart.plot.Trace;
import org.poolscope.text.Printable;

/// A plot below its header, in the colours of the present theme: what all charts have in common.
@SuppressWarnings("serial")
public final class ChartPane extends JPanel {

    private static final Color TRANSPARENT = new Color(0, true);
    private static final int RIGHT = 16;
    private static final int TOP = 7;
    private static final int PIXELS_PER_Y_TICK = 34;

    private final NumberAxis x = new NumberAxis();
    private final NumberAxis y = new NumberAxis();
    private final XYPlot plot = new XYPlot(null, x, y, new XYLineAndShapeRenderer());
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);
    private final Unit xUnit;
    private final Unit yUnit;
    private final ChartHeader header;
    private final PlotView view = new PlotView(chart);
    private ChartTheme theme = ChartTheme.current();
    private List<Limit> limits = List.of();
    private List<Limit> marks = List.of();
    private Runnable lookChange = () -> {};

    /// A dashed line across the plot, or up and down.
    public record Limit(double value, String label) {
        public Limit {
            label = Printable.of(label);
        }
    }

    public ChartPane(String title, Unit xUnit, Unit yUnit) {
        super(new BorderLayout());
        this.xUnit = xUnit;
        this.yUnit = yUnit;
        header = new ChartHeader(title, theme);
        setOpaque(false);
        setInheritsPopupMenu(true);
        header.setInheritsPopupMenu(true);
        add(header, BorderLayout.NORTH);
        add(view, BorderLayout.CENTER);
        layOutPlot();
        applyTheme();
    }

    private void layOutPlot() {
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setBorderVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(Strokes.line(1));
        for (NumberAxis axis : List.of(x, y)) {
            axis.setTickMarksVisible(false);
            axis.setAutoRange(false);
        }
        y.setAxisLineVisible(false);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (header != null) {
            theme = ChartTheme.current();
            applyTheme();
            lookChange.run();
        }
    }

    @Override
    public void doLayout() {
        int before = columns();
        super.doLayout();
        if (columns() != before) {
            lookChange.run();
        }
    }

    private void applyTheme() {
        header.setTheme(theme);
        view.colors(theme.background(), theme.ideal());
        chart.setBackgroundPaint(null);
        plot.setBackgroundPaint(null);
        plot.setNoDataMessageFont(theme.text());
        plot.setNoDataMessagePaint(theme.muted());
        plot.setRangeGridlinePaint(theme.grid());
        x.setAxisLinePaint(theme.axis());
        for (NumberAxis axis : List.of(x, y)) {
            axis.setTickLabelFont(theme.small());
            axis.setTickLabelPaint(theme.muted());
        }
        reserveSpace();
        markLimits();
    }

    /// The same space for labels in every chart, so that plots above each other line up.
    private void reserveSpace() {
        var metrics = getFontMetrics(theme.small());
        var left = new AxisSpace();
        left.setLeft(metrics.stringWidth("0000 ms") + UIScale.scale(6));
        left.setRight(UIScale.scale(RIGHT));
        plot.setFixedRangeAxisSpace(left, false);
        var below = new AxisSpace();
        below.setBottom(metrics.getHeight() + UIScale.scale(5));
        below.setTop(UIScale.scale(TOP));
        plot.setFixedDomainAxisSpace(below, false);
    }

    /// Called after the theme or the width has changed, to set everything anew.
    public void onLookChange(Runnable change) {
        lookChange = change;
    }

    public ChartTheme theme() {
        return theme;
    }

    public ChartHeader header() {
        return header;
    }

    /// What to draw, from the next [#changed] on.
    public List<Trace> traces() {
        return view.traces();
    }

    /// Has somebody told whenever the mouse points at something else in the plot.
    public void onPointer(Runnable change) {
        view.onPointer(change);
    }

    /// The x that the mouse points at; `NaN` if it points at none.
    public double pointed() {
        return view.pointed();
    }

    /// How many pixel columns the data area has.
    public int columns() {
        return Math.max(1, view.getWidth() - (int) plot.getFixedRangeAxisSpace().getLeft() - UIScale.scale(RIGHT));
    }

    public void setXRange(double from, double to) {
        double step = xUnit.step((to - from) * UIScale.scale(xUnit.pixelsPerTick()) / columns());
        setRange(x, xUnit, from, to, step);
    }

    public void setYRange(double from, double to) {
        int below = (int) plot.getFixedDomainAxisSpace().getBottom();
        int rows = Math.max(1, view.getHeight() - below - UIScale.scale(TOP));
        setRange(y, yUnit, from, to, yUnit.step((to - from) * UIScale.scale(PIXELS_PER_Y_TICK) / rows));
    }

    private static void setRange(NumberAxis axis, Unit unit, double from, double to, double step) {
        var range = new Range(from, to);
        if (range.equals(axis.getRange()) && axis.getTickUnit().getSize() == step) {
            return;
        }
        axis.setRange(range, true, false);
        axis.setTickUnit(new Ticks(unit, step, to), false, true);
    }

    /// Words in the middle of a plot that has nothing to show; none when it has.
    public void setEmpty(String words) {
        boolean empty = !words.isEmpty();
        plot.setNoDataMessage(empty ? words : null);
        x.setTickLabelsVisible(!empty);
        y.setTickLabelsVisible(!empty);
        x.setAxisLineVisible(!empty);
        plot.setRangeGridlinesVisible(!empty);
        if (empty) {
            traces().clear();
            setLimits(List.of());
            setMarks(List.of());
            header.show(List.of());
        }
    }

    public void setLimits(List<Limit> next) {
        if (!next.equals(limits)) {
            limits = List.copyOf(next);
            markLimits();
        }
    }

    /// Where something ends on the axis of x.
    public void setMarks(List<Limit> next) {
        if (!next.equals(marks)) {
            marks = List.copyOf(next);
            markLimits();
        }
    }

    private void markLimits() {
        plot.clearRangeMarkers();
        plot.clearDomainMarkers();
        limits.forEach(limit -> plot.addRangeMarker(0, marker(limit, RectangleAnchor.TOP_LEFT, TextAnchor.BOTTOM_LEFT),
                Layer.FOREGROUND, false));
        marks.forEach(mark -> plot.addDomainMarker(0, beside(mark), Layer.BACKGROUND, false));
    }

    /// With its words on that side of it where there is more room for them.
    private ValueMarker beside(Limit mark) {
        return mark.value() > x.getRange().getCentralValue()
                ? marker(mark, RectangleAnchor.TOP_LEFT, TextAnchor.TOP_RIGHT)
                : marker(mark, RectangleAnchor.TOP_RIGHT, TextAnchor.TOP_LEFT);
    }

    private ValueMarker marker(Limit limit, RectangleAnchor at, TextAnchor anchor) {
        var marker = new ValueMarker(limit.value(), theme.ideal(), Strokes.dashed(1, 5, 4));
        marker.setLabel(limit.label());
        marker.setLabelFont(theme.small());
        marker.setLabelPaint(theme.muted());
        marker.setLabelBackgroundColor(TRANSPARENT);
        marker.setLabelAnchor(at);
        marker.setLabelTextAnchor(anchor);
        marker.setLabelOffset(new RectangleInsets(1, 2, 1, 2));
        return marker;
    }

    /// Draws what was set, as far as it has changed.
    public void changed() {
        view.changed(new Ground(theme, limits, marks, plot.getNoDataMessage()));
    }

    private record Ground(ChartTheme theme, List<Limit> limits, List<Limit> marks, @Nullable String words) {}

    /// What the chart shows, in a sentence.
    String spoken() {
        String empty = plot.getNoDataMessage();
        return empty == null ? header.spoken() : header.spoken() + ": " + empty;
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJPanel() {
                @Override
                public String getAccessibleDescription() {
                    return spoken();
                }
            };
        }
        return accessibleContext;
    }

    private static final class Ticks extends NumberTickUnit {
        private final Unit unit;
        private final double upper;

        Ticks(Unit unit, double step, double upper) {
            super(step);
            this.unit = unit;
            this.upper = upper;
        }

        @Override
        public String valueToString(double value) {
            return unit.tick(value, upper);
        }
    }
}
