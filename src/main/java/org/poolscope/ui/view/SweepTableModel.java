package org.poolscope.ui.view;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.poolscope.compare.SizeResult;
import org.poolscope.workload.Texts;

/// The table of a comparison: a row for each pool size.
@SuppressWarnings("serial")
final class SweepTableModel extends AbstractTableModel {

    private static final CompareColumn[] COLUMNS = CompareColumn.values();

    private final Texts texts = Texts.of(SweepTableModel.class);
    private List<SizeResult> sizes = List.of();

    void show(List<SizeResult> next) {
        sizes = next;
        fireTableDataChanged();
    }

    @Override
    public int getRowCount() {
        return sizes.size();
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
        return COLUMNS[column].textOf(sizes.get(row));
    }
}
