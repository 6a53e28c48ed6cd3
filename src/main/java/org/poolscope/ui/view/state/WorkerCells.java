package org.poolscope.ui.view.state;

import java.awt.Color;
import java.awt.Component;
import java.util.HashMap;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.live.WaitsAt;
import org.poolscope.live.WorkerActivity;
import org.poolscope.live.WorkerRow;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.WordsCell;
import org.poolscope.ui.table.DataTable;
import org.poolscope.workload.Texts;

/// How the cells of the worker table are drawn. Workers that have ended are grey; one that is in trouble stands out.
final class WorkerCells {

    private WorkerCells() {}

    static TableCellRenderer of(WorkerColumn.Kind kind) {
        return switch (kind) {
            case SWATCH -> new Swatch();
            case WORDS -> new Words();
            case TASK -> new TaskCell();
            case PID -> new PidCell();
            case FIGURE -> new Figure();
            case SPARK -> new SparkCell();
        };
    }

    static WorkerRow workerAt(JTable table, int row) {
        return ((WorkerTableModel) table.getModel()).workerAt(table.convertRowIndexToModel(row));
    }

    /// Whether a row is about a process of a worker's programs.
    static boolean isChild(JTable table, int row) {
        return ((WorkerTableModel) table.getModel()).childAt(table.convertRowIndexToModel(row)).isPresent();
    }

    /// The colour of a row's text.
    static Color inkOf(WorkerRow worker, JTable table) {
        return switch (worker.state()) {
            case ENDED -> UIManager.getColor("Poolscope.quiet");
            case SILENT -> UIManager.getColor("Poolscope.danger");
            default -> table.getForeground();
        };
    }

    /// A cell with words. Those too long for it are read in a tip, and of a worker that is blocked, what it waits for.
    @SuppressWarnings("serial")
    static class Words extends WordsCell {

        private final Texts texts = Texts.of(WorkerCells.class);

        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            WorkerRow worker = workerAt(table, row);
            boolean isState = table.convertColumnIndexToModel(column) == WorkerColumn.STATE.ordinal();
            boolean stands = worker.state() == WorkerActivity.BLOCKED || worker.state() == WorkerActivity.STOPPED;
            setForeground(isState && stands
                    ? UIManager.getColor("Poolscope.caution") : inkOf(worker, table));
            String whole = getText().isEmpty() ? null : getText();
            setToolTipText(isState && !isChild(table, row) ? worker.waitsAt().map(this::wait).orElse(whole) : whole);
            getAccessibleContext().setAccessibleName(getText());
            if (worker.exit().isEmpty()) {
                ((DataTable) table).columns().makeRoom(table.getColumnModel().getColumn(column), getText(), this);
                if (cutsInside(worker)) {
                    cutInside(table.getColumnModel().getColumn(column).getWidth());
                }
            }
            return this;
        }

        /// Else the end is cut.
        boolean cutsInside(WorkerRow worker) {
            return true;
        }

        private String wait(WaitsAt at) {
            return texts.format("worker.blocked", at.name(), texts.get("shared.purpose." + at.purpose()));
        }
    }

    /// A cell with a number.
    @SuppressWarnings("serial")
    private static final class Figure extends FigureCell {
        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            setForeground(inkOf(workerAt(table, row), table));
            return this;
        }
    }

    /// The colour and dash that the worker's lines have in the charts.
    @SuppressWarnings("serial")
    private static final class Swatch extends DefaultTableCellRenderer {

        private final Map<Integer, Icon> swatches = new HashMap<>();

        Swatch() {
            setHorizontalAlignment(SwingConstants.CENTER);
        }

        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, "", selected, false, row, column);
            WorkerRow worker = workerAt(table, row);
            setIcon(isChild(table, row) ? null : swatches.computeIfAbsent(worker.worker(), WorkerColors::swatch));
            return this;
        }
    }
}
