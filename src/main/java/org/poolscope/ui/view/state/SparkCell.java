package org.poolscope.ui.view.state;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import javax.swing.JTable;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.live.WorkerRow;
import org.poolscope.ui.look.FigureCell;

/// A worker's CPU: the number, and to its left the latest values as a small line in the worker's colour.
@SuppressWarnings("serial")
final class SparkCell extends FigureCell {

    private static final int NUMBER_WIDTH = 64;
    private static final int INSET = 5;
    private static final double FULL = 100;

    private final transient Path2D.Double line = new Path2D.Double();
    private transient @Nullable WorkerRow worker;

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
            boolean focused,
                                                   int row, int column) {
        super.getTableCellRendererComponent(table, value, selected, focused, row, column);
        setForeground(WorkerCells.inkOf(WorkerCells.workerAt(table, row), table));
        worker = WorkerCells.isChild(table, row) ? null : WorkerCells.workerAt(table, row);
        return this;
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        int inset = UIScale.scale(INSET);
        int count = worker == null || worker.exit().isPresent() ? 0 : worker.recentCount();
        int width = getWidth() - UIScale.scale(NUMBER_WIDTH) - 2 * inset;
        if (count < 2 || width < inset) {
            return;
        }
        double top = 1;
        for (int i = 0; i < count; i++) {
            top = Math.max(top, worker.recentCpu(i));
        }
        trace(worker, count, width, Math.max(top, FULL));
        Graphics2D pen = (Graphics2D) g.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(WorkerColors.of(worker.worker()));
        pen.setStroke(new BasicStroke(UIScale.scale(1f)));
        pen.draw(line);
        pen.dispose();
    }

    private void trace(WorkerRow row, int count, int width, double top) {
        int inset = UIScale.scale(INSET);
        double height = getHeight() - 2.0 * inset;
        double step = width / (double) (WorkerRow.RECENT - 1);
        line.reset();
        for (int i = 0; i < count; i++) {
            double x = inset + width - (count - 1 - i) * step;
            double y = inset + height * (1 - row.recentCpu(i) / top);
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
    }
}
