package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Grid;
import org.poolscope.compare.measured.Grid.Cell;
import org.poolscope.compare.words.GridWords;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// Every pool size with every number of threads for each item, the deeper in colour the nearer to the fastest, the
/// advised one framed. Not visible where threads were not varied. Event dispatch thread only.
@SuppressWarnings("serial")
public final class HeatChart extends HeadedChart {

    private static final Texts TEXTS = Texts.of(HeatChart.class);
    private static final int ROW = 22;
    private static final int AFTER_LABEL = 8;

    /// As far as this from the fastest there is no colour any more: it takes twice as long.
    private static final double FAR = 1;
    private static final float DEEPEST = 0.75f;

    private @Nullable Grid shown;

    public HeatChart() {
        super("heat", TEXTS.get("heat.title"));
        setDrawing(new Cells());
    }

    /// Shows what a sweep has found, so far or in the end.
    public void setResult(SweepResult result) {
        shown = result.map().orElse(null);
        setVisible(shown != null);
        getAccessibleContext().setAccessibleDescription(shown == null ? "" : shown.cells().stream()
                .map(HeatChart::spoken).collect(Collectors.joining(" ")));
        refresh();
    }

    private static String spoken(Cell cell) {
        return TEXTS.format("heat.spoken", GridWords.of(cell), time(cell));
    }

    private static String time(Cell cell) {
        return cell.median().isPresent() ? Figures.exactSeconds(cell.median().getAsDouble()) : "–";
    }

    /// The table, without its header.
    private final class Cells extends JComponent {

        Cells() {
            // With none there would be no tips at all.
            setToolTipText("");
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(UIScale.scale(100),
                    shown == null ? 0 : (shown.threads().size() + 1) * UIScale.scale(ROW));
        }

        private double row() {
            return shown == null ? 1
                    : Math.min(UIScale.scale(ROW), (double) getHeight() / (shown.threads().size() + 1));
        }

        private double left(Grid grid) {
            FontMetrics metrics = getFontMetrics(theme().small());
            return grid.threads().stream().mapToInt(threads -> metrics.stringWidth(TEXTS.format("heat.threads",
                    threads))).max().orElse(0) + UIScale.scale(AFTER_LABEL);
        }

        private Rectangle2D at(Grid grid, int column, int row) {
            double left = left(grid);
            double width = (getWidth() - left) / grid.sizes().size();
            return new Rectangle2D.Double(left + column * width, (row + 1) * row(), width, row());
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            if (shown == null) {
                return;
            }
            Graphics2D g = (Graphics2D) graphics.create();
            ChartHeader.hints(this, g);
            g.setFont(theme().small());
            for (int row = 0; row < shown.threads().size(); row++) {
                int threads = shown.threads().get(row);
                write(g, TEXTS.format("heat.threads", threads), new Rectangle2D.Double(0, (row + 1) * row(),
                        left(shown) - UIScale.scale(AFTER_LABEL), row()), theme().muted());
                for (int column = 0; column < shown.sizes().size(); column++) {
                    paint(g, shown, shown.at(shown.sizes().get(column), threads), at(shown, column, row));
                }
            }
            for (int column = 0; column < shown.sizes().size(); column++) {
                write(g, TEXTS.format("heat.size", shown.sizes().get(column)), at(shown, column, -1), theme().muted());
            }
            g.dispose();
        }

        private void paint(Graphics2D g, Grid grid, Cell cell, Rectangle2D area) {
            Color deep = WorkerColors.of(1);
            double near = grid.slower(cell).isEmpty() ? 0 : Math.max(0, 1 - grid.slower(cell).getAsDouble() / FAR);
            g.setColor(new Color(deep.getRed() / 255f, deep.getGreen() / 255f, deep.getBlue() / 255f,
                    (float) (DEEPEST * near)));
            g.fill(area);
            if (grid.advised().filter(cell::equals).isPresent()) {
                g.setColor(theme().foreground());
                g.setStroke(new BasicStroke(UIScale.scale(2f)));
                double inset = UIScale.scale(1f);
                g.draw(new Rectangle2D.Double(area.getX() + inset, area.getY() + inset,
                        area.getWidth() - 2 * inset, area.getHeight() - 2 * inset));
            }
            write(g, time(cell), area, theme().foreground());
        }

        /// In the middle.
        private static void write(Graphics2D g, String text, Rectangle2D area, Color color) {
            FontMetrics metrics = g.getFontMetrics();
            g.setColor(color);
            g.drawString(text, (float) (area.getCenterX() - metrics.stringWidth(text) / 2.0),
                    (float) (area.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
        }

        @Override
        public @Nullable String getToolTipText(MouseEvent event) {
            return cell(event).map(HeatChart::spoken).orElse(null);
        }

        private Optional<Cell> cell(MouseEvent event) {
            if (shown == null) {
                return Optional.empty();
            }
            List<Integer> sizes = shown.sizes();
            for (int row = 0; row < shown.threads().size(); row++) {
                for (int column = 0; column < sizes.size(); column++) {
                    if (at(shown, column, row).contains(event.getPoint())) {
                        return Optional.of(shown.at(sizes.get(column), shown.threads().get(row)));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
