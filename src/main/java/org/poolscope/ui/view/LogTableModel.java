package org.poolscope.ui.view;

import java.util.List;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.BoundedLog;

/// The lines of a run's log straight from the live model: nothing is copied, and a cell's text is made when it is
/// drawn.
@SuppressWarnings("serial")
final class LogTableModel<T> extends AbstractTableModel {

    private final List<Column<T>> columns;
    private @Nullable BoundedLog<T> log;
    private int rows;
    private long dropped;

    /// @param text what a cell says of a line
    record Column<T>(String title, Function<T, String> text) {}

    LogTableModel(List<Column<T>> columns) {
        this.columns = columns;
    }

    /// Shows another log from now on.
    void show(BoundedLog<T> next) {
        log = next;
        rows = next.size();
        dropped = next.dropped();
        fireTableDataChanged();
    }

    /// Takes in what came to the log since the last time.
    void update() {
        if (log == null) {
            return;
        }
        int before = rows;
        rows = log.size();
        if (rows > before) {
            fireTableRowsInserted(before, rows - 1);
        }
        if (log.dropped() > dropped) {
            dropped = log.dropped();
            fireTableRowsUpdated(log.keptFirst(), rows - 1);
        }
    }

    T lineAt(int row) {
        return log.get(row);
    }

    @Override
    public int getRowCount() {
        return rows;
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int column) {
        return columns.get(column).title();
    }

    @Override
    public String getValueAt(int row, int column) {
        return columns.get(column).text().apply(lineAt(row));
    }
}
