package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.ChartPane;
import org.poolscope.chart.pane.Unit;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.chart.plot.PointTrace;
import org.poolscope.chart.plot.PointTrace.Mark;
import org.poolscope.chart.plot.Scale;
import org.poolscope.chart.plot.Strokes;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.RunPoint;
import org.poolscope.compare.measured.RunPoint.Worth;
import org.poolscope.compare.words.DisturbanceWords;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// Every single run of a comparison by the moment at which it began, in the colour of its size: whether the machine has
/// grown slower meanwhile is seen here. What others have slowed is hollow, what does not count a cross. Not visible as
/// long as no moment is known. Event dispatch thread only.
@SuppressWarnings("serial")
public final class RunsChart extends JPanel {

    private static final Texts TEXTS = Texts.of(RunsChart.class);
    private static final double RADIUS = 3;
    private static final int HEIGHT = 150;
    private static final int MOST_LINES = 2;
    private static final double MARGIN = 0.02;

    /// Runs that differ by less than this part are drawn on an axis that does not begin at 0: nothing would be seen.
    private static final double ALIKE = 0.5;

    private final ChartPane pane = new ChartPane(TEXTS.get("runs.title"), Unit.CLOCK, Unit.DURATION);
    private final PointTrace points = new PointTrace(RADIUS);
    private @Nullable SweepResult shown;

    public RunsChart() {
        super(new BorderLayout());
        setOpaque(false);
        setVisible(false);
        pane.setName("runs");
        pane.getAccessibleContext().setAccessibleName(TEXTS.get("runs.title"));
        pane.onLookChange(this::refresh);
        pane.onPointer(this::tell);
        add(pane);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(HEIGHT), UIScale.scale(HEIGHT));
    }

    @Override
    public void doLayout() {
        pane.header().setLines(Math.min(MOST_LINES, pane.header().linesFor(getWidth())));
        super.doLayout();
    }

    /// Shows what a sweep has found, so far or in the end.
    public void setResult(SweepResult result) {
        shown = result;
        setVisible(!result.points().isEmpty());
        refresh();
    }

    private void refresh() {
        SweepResult result = shown;
        if (result == null || result.points().isEmpty()) {
            return;
        }
        points.clear();
        result.points().forEach(point -> points.add(point.at(), point.timing().seconds(), mark(result, point)));
        pane.traces().clear();
        pane.traces().add(points);
        double last = result.points().stream().mapToDouble(RunPoint::at).max().orElse(0);
        // Or the first and the last point would be cut in half.
        double margin = MARGIN * Math.max(1, last);
        pane.setXRange(-margin, Math.max(1, last) + margin);
        double least = result.points().stream().mapToDouble(point -> point.timing().seconds()).min().orElse(0);
        double most = Math.max(1e-6, points.max());
        pane.setYRange(least > ALIKE * most ? least - (most - least) / 2 : 0,
                least > ALIKE * most ? most + (most - least) / 4 + most / 1000 : Scale.nice(most));
        tell();
        pane.changed();
    }

    private Mark mark(SweepResult result, RunPoint point) {
        return switch (point.worth()) {
            case CLEAN -> new Mark(color(result, point.size()), Mark.Layer.FRONT);
            case POLLUTED -> new Mark(color(result, point.size()), Mark.Layer.HOLLOW);
            case INVALID -> new Mark(pane.theme().failed(), Mark.Layer.FAILURE);
        };
    }

    private static Color color(SweepResult result, int size) {
        return WorkerColors.of(result.configuration().sizes().indexOf(size) + 1);
    }

    /// The run that the mouse is nearest to, or else which colour is which size.
    private void tell() {
        SweepResult result = shown;
        if (result != null) {
            pane.header().show(pointed(result).map(point -> List.of(Entry.value(words(point))))
                    .orElseGet(() -> legend(result)));
        }
    }

    private Optional<RunPoint> pointed(SweepResult result) {
        double at = pane.pointed();
        return Double.isNaN(at) ? Optional.empty() : result.points().stream()
                .min(Comparator.comparingDouble(point -> Math.abs(point.at() - at)));
    }

    private static String words(RunPoint point) {
        return TEXTS.format("runs.run", point.size(), point.timing().block(),
                Unit.CLOCK.tick(Math.rint(point.at()), Math.max(point.at(), 1)),
                Figures.exactSeconds(point.timing().seconds()),
                switch (point.worth()) {
                    case CLEAN -> "";
                    case POLLUTED -> TEXTS.format("runs.run.polluted",
                            DisturbanceWords.of(point.timing().disturbance()));
                    case INVALID -> TEXTS.format("runs.run.invalid", point.timing().invalid());
                });
    }

    private static List<Entry> legend(SweepResult result) {
        List<Entry> entries = new ArrayList<>();
        result.configuration().sizes().stream().filter(size -> result.points().stream().anyMatch(point ->
                point.size() == size)).forEach(size -> entries.add(Entry.line(TEXTS.format("waterfall.size", size),
                        color(result, size), Strokes.line(3))));
        for (Worth worth : List.of(Worth.POLLUTED, Worth.INVALID)) {
            if (result.points().stream().anyMatch(point -> point.worth() == worth)) {
                entries.add(Entry.remark(TEXTS.get("runs." + worth)));
            }
        }
        return entries;
    }
}
