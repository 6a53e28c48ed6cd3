package org.poolscope.ui.view;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.BoundedLog;
import org.poolscope.live.ItemLine;
import org.poolscope.workload.Texts;

/// The items of a run straight from the live model's log: nothing is copied, and a cell's text is made when it is
/// drawn.
@SuppressWarnings("serial")
final class ItemTableModel extends AbstractTableModel {

    private final Texts texts = Texts.of(ItemTableModel.class);
    private final List<Function<ItemLine, String>> cells =
            Arrays.stream(ItemColumn.values()).map(column -> column.cell(texts)).toList();
    private @Nullable BoundedLog<ItemLine> log;
    private int rows;
    private long dropped;

    /// Shows another log from now on.
    void show(BoundedLog<ItemLine> next) {
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

    ItemLine lineAt(int row) {
        return log.get(row);
    }

    @Override
    public int getRowCount() {
        return rows;
    }

    @Override
    public int getColumnCount() {
        return cells.size();
    }

    @Override
    public String getColumnName(int column) {
        return ItemColumn.values()[column].title(texts);
    }

    @Override
    public String getValueAt(int row, int column) {
        return cells.get(column).apply(lineAt(row));
    }
}
