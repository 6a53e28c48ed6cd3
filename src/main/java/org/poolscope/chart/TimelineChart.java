package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// When the workers of each pool size were at tasks, one size below the other on one clock: a line for each worker, as
/// long as the run, of the run whose time is nearest to the median. Gaps are what nobody worked in: starting, waiting
/// for a task, the tail. Not visible as long as nothing is known. Event dispatch thread only.
@SuppressWarnings("serial")
public final class TimelineChart extends HeadedChart {

    private static final Texts TEXTS = Texts.of(TimelineChart.class);
    private static final int LINE = 5;
    private static final int THINNEST = 2;

    /// As high as the words beside it.
    private static final int LOWEST = 12;
    private static final int HIGHEST = 80;
    private static final int GAP = 7;
    private static final int BESIDE = 8;
    private static final int IDLE_ALPHA = 28;
    private static final double WHOLE = 100;

    private final SortedMap<Integer, Run> shown = new TreeMap<>();

    /// @param seconds how long it took
    /// @param busy    as in [Load]
    private record Run(double seconds, List<List<Integer>> busy) {

        static Optional<Run> of(Slices slices) {
            return slices.load().filter(load -> !load.busy().isEmpty())
                    .map(load -> new Run(slices.length(), load.busy()));
        }
    }

    public TimelineChart() {
        super("timelines", TEXTS.get("timelines.title"));
        setDrawing(new Strips());
    }

    /// Shows what a sweep has found, so far or in the end.
    public void setResult(SweepResult result) {
        shown.clear();
        result.recommendation().slices().forEach((size, slices) ->
                Run.of(slices).ifPresent(run -> shown.put(size, run)));
        setVisible(!shown.isEmpty());
        getAccessibleContext().setAccessibleDescription(TEXTS.get("timelines.description"));
        header().show(List.of(Entry.remark(TEXTS.get("timelines.clock"))));
        refresh();
    }

    private double longest() {
        return shown.values().stream().mapToDouble(Run::seconds).max().orElse(1);
    }

    private static String label(int size) {
        return TEXTS.format("waterfall.size", size);
    }

    /// How high the strip of a size is: less for each worker where there are many.
    private static int height(Run run) {
        int lines = run.busy().size();
        return UIScale.scale(Math.max(THINNEST * lines, Math.clamp(LINE * lines, LOWEST, HIGHEST)));
    }

    /// The strips, without their header.
    private final class Strips extends JComponent {

        Strips() {
            // With none there would be no tips at all.
            setToolTipText("");
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(UIScale.scale(100),
                    shown.values().stream().mapToInt(run -> height(run) + UIScale.scale(GAP)).sum());
        }

        @Override
        public Dimension getMinimumSize() {
            return new Dimension(0, 0);
        }

        private int left() {
            FontMetrics metrics = getFontMetrics(theme().small());
            return shown.keySet().stream().mapToInt(size -> metrics.stringWidth(label(size))).max().orElse(0)
                    + UIScale.scale(BESIDE);
        }

        /// Where the longest run ends: behind it stands how long it took.
        private double width() {
            FontMetrics metrics = getFontMetrics(theme().small());
            int words = shown.values().stream().mapToInt(run ->
                    metrics.stringWidth(Figures.exactSeconds(run.seconds()))).max().orElse(0);
            return Math.max(0, getWidth() - left() - words - UIScale.scale(BESIDE));
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            ChartHeader.hints(this, g);
            g.setFont(theme().small());
            int y = 0;
            for (Map.Entry<Integer, Run> size : shown.entrySet()) {
                paint(g, size.getKey(), size.getValue(), y);
                y += height(size.getValue()) + UIScale.scale(GAP);
            }
            g.dispose();
        }

        private void paint(Graphics2D g, int size, Run run, int y) {
            double length = width() * run.seconds() / longest();
            double line = (double) height(run) / run.busy().size();
            double thick = Math.max(1, line - 1);
            for (int worker = 0; worker < run.busy().size(); worker++) {
                paint(g, run.busy().get(worker), new Rectangle2D.Double(left(), y + worker * line, length, thick));
            }
            FontMetrics metrics = g.getFontMetrics();
            float base = y + (height(run) + metrics.getAscent() - metrics.getDescent()) / 2f;
            g.setColor(theme().muted());
            g.drawString(label(size), 0, base);
            g.drawString(Figures.exactSeconds(run.seconds()), (float) (left() + length + UIScale.scale(BESIDE)), base);
        }

        private void paint(Graphics2D g, List<Integer> busy, Rectangle2D all) {
            Color muted = theme().muted();
            Color work = WaterfallChart.color(Slice.WORK);
            g.setColor(new Color(muted.getRed(), muted.getGreen(), muted.getBlue(), IDLE_ALPHA));
            g.fill(all);
            double step = all.getWidth() / busy.size();
            for (int i = 0; i < busy.size(); i++) {
                g.setColor(new Color(work.getRed(), work.getGreen(), work.getBlue(),
                        (int) Math.round(255 * busy.get(i) / WHOLE)));
                // Between parts of pixels there would be seams.
                double from = Math.round(all.getX() + i * step);
                double to = Math.round(all.getX() + (i + 1) * step);
                g.fill(new Rectangle2D.Double(from, all.getY(), to - from, all.getHeight()));
            }
        }

        @Override
        public @Nullable String getToolTipText(MouseEvent event) {
            int y = 0;
            for (Map.Entry<Integer, Run> size : shown.entrySet()) {
                Run run = size.getValue();
                double at = (event.getX() - left()) / Math.max(1, width()) * longest();
                if (event.getY() >= y && event.getY() < y + height(run) && at >= 0 && at < run.seconds()) {
                    int worker = (event.getY() - y) * run.busy().size() / height(run);
                    List<Integer> busy = run.busy().get(worker);
                    return TEXTS.format("timelines.tip", label(size.getKey()), worker + 1, Figures.exactSeconds(at),
                            busy.get((int) (at / run.seconds() * busy.size())));
                }
                y += height(run) + UIScale.scale(GAP);
            }
            return null;
        }
    }
}
