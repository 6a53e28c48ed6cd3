package org.poolscope.ui.view.history;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.poolscope.workload.Texts;

/// Rows that come all at once. Event dispatch thread only.
@SuppressWarnings("serial")
final class RowsModel<R> extends AbstractTableModel {

    private final transient List<? extends RowColumn<R>> columns;
    private final String key;
    private final transient Texts texts;
    private transient List<R> rows = List.of();

    /// @param key names the table's texts: `KEY.COLUMN`
    RowsModel(Texts texts, String key, List<? extends RowColumn<R>> columns) {
        this.texts = texts;
        this.key = key;
        this.columns = columns;
    }

    /// @return whether that is news
    boolean show(List<R> next) {
        if (rows.equals(next)) {
            return false;
        }
        rows = List.copyOf(next);
        fireTableDataChanged();
        return true;
    }

    List<R> rows() {
        return rows;
    }

    RowColumn<R> column(int column) {
        return columns.get(column);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int column) {
        return texts.get(key + "." + columns.get(column).name());
    }

    @Override
    public String getValueAt(int row, int column) {
        return columns.get(column).cell(rows.get(row), texts);
    }
}
