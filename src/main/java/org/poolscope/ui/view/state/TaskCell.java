package org.poolscope.ui.view.state;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.util.OptionalDouble;
import javax.swing.JTable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.live.WorkerRow;

/// What a worker is at, and below it a bar in the worker's colour for how much of that is done, if that was told.
@SuppressWarnings("serial")
final class TaskCell extends WorkerCells.Words {

    private static final int BAR = 3;
    private static final int INSET = 4;

    private transient @Nullable WorkerRow worker;

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                   boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, value, selected, focused, row, column);
        worker = WorkerCells.isChild(table, row) ? null : WorkerCells.workerAt(table, row);
        return this;
    }

    /// What an item tells is not to fall out of the middle.
    @Override
    boolean cutsInside(WorkerRow row) {
        return row.report().isEmpty();
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        OptionalDouble part = worker == null ? OptionalDouble.empty() : worker.report().part();
        if (part.isEmpty()) {
            return;
        }
        int inset = UIScale.scale(INSET);
        int width = getWidth() - 2 * inset;
        int height = UIScale.scale(BAR);
        g.setColor(UIManager.getColor("ProgressBar.background"));
        g.fillRect(inset, getHeight() - height, width, height);
        g.setColor(WorkerColors.of(worker.worker()));
        g.fillRect(inset, getHeight() - height, (int) Math.round(width * part.getAsDouble()), height);
    }
}
