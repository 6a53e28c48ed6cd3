package org.poolscope.ui.view.state;

import java.util.ArrayList;
import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.poolscope.live.WorkerRow;
import org.poolscope.workload.Texts;

/// The cells of the worker table as texts, made anew only where a worker has changed, so that drawing them costs
/// nothing and only rows that changed are drawn again.
@SuppressWarnings("serial")
final class WorkerTableModel extends AbstractTableModel {

    private static final WorkerColumn[] COLUMNS = WorkerColumn.values();

    private final Texts texts = Texts.of(WorkerTableModel.class);
    private final List<Line> lines = new ArrayList<>();

    /// Brings the rows up to what these workers are now.
    void show(List<WorkerRow> workers) {
        if (lines.size() > workers.size() || !lines.isEmpty() && lines.getFirst().row != workers.getFirst()) {
            lines.clear();
            fireTableDataChanged();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).update()) {
                fireTableRowsUpdated(i, i);
            }
        }
        int known = lines.size();
        if (workers.size() > known) {
            workers.subList(known, workers.size()).forEach(row -> lines.add(new Line(row)));
            fireTableRowsInserted(known, lines.size() - 1);
        }
    }

    /// Brings the tasks of workers up to date whose items tell something.
    void showTold() {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!line.row.report().isEmpty() && line.update(WorkerColumn.TASK.ordinal())) {
                fireTableCellUpdated(i, WorkerColumn.TASK.ordinal());
            }
        }
    }

    WorkerRow workerAt(int row) {
        return lines.get(row).row;
    }

    @Override
    public int getRowCount() {
        return lines.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS[column].title(texts);
    }

    @Override
    public String getValueAt(int row, int column) {
        return lines.get(row).cells[column];
    }

    /// One row: a worker and what its cells said when they were last looked at.
    private static final class Line {

        private final WorkerRow row;
        private final String[] cells = new String[COLUMNS.length];

        Line(WorkerRow row) {
            this.row = row;
            update();
        }

        /// @return whether any cell changed
        boolean update() {
            boolean changed = false;
            for (int i = 0; i < cells.length; i++) {
                changed |= update(i);
            }
            return changed;
        }

        boolean update(int column) {
            String now = COLUMNS[column].textOf(row);
            boolean changed = !now.equals(cells[column]);
            cells[column] = now;
            return changed;
        }
    }
}
