package org.poolscope.ui.view.state;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ChildRow;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.workload.Texts;

/// A process number, and before that of a worker whose programs can be listed below it the sign of a tree, to be
/// clicked.
@SuppressWarnings("serial")
final class PidCell extends FigureCell {

    private static final int INSET = 4;

    private final transient Texts texts = Texts.of(PidCell.class);
    private transient @Nullable Icon sign;

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                   boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, value, selected, focused, row, column);
        setForeground(WorkerCells.inkOf(WorkerCells.workerAt(table, row), table));
        sign = sign(table, row).orElse(null);
        String tip = WorkerCells.isChild(table, row) ? null
                : WorkerCells.workerAt(table, row).program().map(program -> tip(table, row, program)).orElse(null);
        setToolTipText(tip);
        return this;
    }

    /// What runs in a slot, and which process has started it.
    private String tip(JTable table, int row, ChildRow program) {
        return texts.format("worker.program", program.name(), Long.toString(program.pid()),
                Long.toString(WorkerCells.workerAt(table, row).pid()));
    }

    private static Optional<Icon> sign(JTable table, int row) {
        var model = (WorkerTableModel) table.getModel();
        int line = table.convertRowIndexToModel(row);
        return !model.canOpen(line) ? Optional.empty()
                : Optional.ofNullable(UIManager.getIcon(model.isOpen(model.workerAt(line)) ? "Tree.expandedIcon"
                        : "Tree.collapsedIcon"));
    }

    /// Whether a click is on the sign of a row.
    static boolean isOnSign(JTable table, MouseEvent click) {
        int row = table.rowAtPoint(click.getPoint());
        int column = table.columnAtPoint(click.getPoint());
        return row >= 0 && column >= 0 && table.convertColumnIndexToModel(column) == WorkerColumn.PID.ordinal()
                && sign(table, row).isPresent()
                && click.getX() - table.getCellRect(row, column, true).x < UIScale.scale(5 * INSET);
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (sign != null) {
            sign.paintIcon(this, g, UIScale.scale(INSET), (getHeight() - sign.getIconHeight()) / 2);
        }
    }
}
