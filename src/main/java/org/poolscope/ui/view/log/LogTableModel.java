package org.poolscope.ui.view.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.BoundedLog;

/// The lines of a run's log as of the last look at it, so that a row is the same line for as long as nobody was told
/// otherwise; a cell's text is made when it is drawn. When the log has let go of lines, their rows are told as deleted:
/// who has selected a line or reads it stays with it. Event dispatch thread only.
@SuppressWarnings("serial")
final class LogTableModel<T> extends AbstractTableModel {

    private final List<Column<T>> columns;
    private final transient List<T> lines = new ArrayList<>();
    private transient @Nullable BoundedLog<T> log;
    private long dropped;

    /// @param text what a cell says of a line
    record Column<T>(String title, Function<T, String> text) {}

    LogTableModel(List<Column<T>> columns) {
        this.columns = columns;
    }

    /// Shows another log from now on.
    void show(BoundedLog<T> next) {
        log = next;
        lines.clear();
        take(next);
        fireTableDataChanged();
    }

    /// Takes in what came to the log since the last time.
    ///
    /// @return how many rows are gone; they were the ones from [#seam] on
    int update() {
        if (log == null) {
            return 0;
        }
        int gone = Math.clamp(log.dropped() - dropped, 0, Math.max(0, lines.size() - log.keptFirst()));
        if (gone > 0) {
            lines.subList(seam(), seam() + gone).clear();
            fireTableRowsDeleted(seam(), seam() + gone - 1);
        }
        int before = lines.size();
        take(log);
        if (lines.size() > before) {
            fireTableRowsInserted(before, lines.size() - 1);
        }
        return gone;
    }

    private void take(BoundedLog<T> from) {
        dropped = from.dropped();
        for (int i = lines.size(); i < from.size(); i++) {
            lines.add(from.get(i));
        }
    }

    /// The row before which lines are missing, or will be.
    int seam() {
        return log == null ? 0 : log.keptFirst();
    }

    T lineAt(int row) {
        return lines.get(row);
    }

    @Override
    public int getRowCount() {
        return lines.size();
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
