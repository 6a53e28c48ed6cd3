package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.compare.waterfall.Strips;
import org.poolscope.compare.waterfall.Strips.Strip;
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

    private SortedMap<Integer, Slices> shown = Collections.emptySortedMap();

    public TimelineChart() {
        super("timelines", TEXTS.get("timelines.title"));
        setDrawing(new Drawing());
    }

    /// Shows what a sweep has found, so far or in the end.
    public void setResult(SweepResult result) {
        shown = result.recommendation().slices();
        setVisible(!strips(1).strips().isEmpty());
        getAccessibleContext().setAccessibleDescription(TEXTS.get("timelines.description"));
        header().show(List.of(Entry.remark(TEXTS.get("timelines.clock"))));
        refresh();
    }

    private Strips strips(double width) {
        return Strips.of(shown, width, UIScale.scale(GAP), TimelineChart::height);
    }

    private static String label(int size) {
        return TEXTS.format("waterfall.size", size);
    }

    /// How high a strip of so many workers is: less for each worker where there are many.
    private static double height(int lines) {
        return UIScale.scale(Math.max(THINNEST * lines, Math.clamp(LINE * lines, LOWEST, HIGHEST)));
    }

    /// The strips, without their header.
    private final class Drawing extends JComponent {

        Drawing() {
            // With none there would be no tips at all.
            setToolTipText("");
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(UIScale.scale(100), (int) Math.ceil(strips(1).height()));
        }

        @Override
        public Dimension getMinimumSize() {
            return new Dimension(0, 0);
        }

        private int left() {
            return widest(strips(1).strips().stream().map(strip -> label(strip.size()))) + UIScale.scale(BESIDE);
        }

        private int widest(Stream<String> words) {
            FontMetrics metrics = getFontMetrics(theme().small());
            return words.mapToInt(metrics::stringWidth).max().orElse(0);
        }

        /// Behind the longest run stands how long it took.
        private List<Strip> laidOut() {
            int words = widest(strips(1).strips().stream().map(strip -> Figures.exactSeconds(strip.seconds())));
            return strips(Math.max(1, getWidth() - left() - words - UIScale.scale(BESIDE))).strips();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            ChartHeader.hints(this, g);
            g.setFont(theme().small());
            laidOut().forEach(strip -> paint(g, strip));
            g.dispose();
        }

        private void paint(Graphics2D g, Strip strip) {
            double thick = Math.max(1, strip.line() - 1);
            for (int worker = 0; worker < strip.busy().size(); worker++) {
                paint(g, strip.busy().get(worker), new Rectangle2D.Double(left(), strip.top(worker), strip.length(),
                        thick));
            }
            FontMetrics metrics = g.getFontMetrics();
            float base = (float) (strip.top() + (strip.height() + metrics.getAscent() - metrics.getDescent()) / 2);
            g.setColor(theme().muted());
            g.drawString(label(strip.size()), 0, base);
            g.drawString(Figures.exactSeconds(strip.seconds()),
                    (float) (left() + strip.length() + UIScale.scale(BESIDE)), base);
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
            double along = event.getX() - left();
            return laidOut().stream().flatMap(strip -> strip.worker(along, event.getY()).stream().map(worker ->
                    TEXTS.format("timelines.tip", label(strip.size()), worker + 1,
                            Figures.exactSeconds(along / strip.length() * strip.seconds()),
                            strip.busy(worker, along)))).findFirst().orElse(null);
        }
    }
}
