package org.poolscope.ui.view.history;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.swing.table.TableColumn;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.table.DataTable;
import org.poolscope.workload.Texts;

/// A table of rows that were read from the journal. Who has selected some stays with them when they are read again.
/// Event dispatch thread only.
@SuppressWarnings("serial")
public final class RowsTable<R> extends DataTable {

    private final RowsModel<R> rows;
    private boolean changing;

    private RowsTable(RowsModel<R> rows) {
        super(rows);
        this.rows = rows;
    }

    /// @param key      names the table, and its texts: `KEY.table`, `KEY.COLUMN`
    /// @param stretchy which column takes the room that is left
    static <R> RowsTable<R> of(String key, List<? extends RowColumn<R>> columns, int stretchy) {
        return of(Texts.of(RowsTable.class), key, columns, stretchy);
    }

    /// The same with texts of another package.
    public static <R> RowsTable<R> of(Texts texts, String key, List<? extends RowColumn<R>> columns, int stretchy) {
        var table = new RowsTable<>(new RowsModel<>(texts, key, columns));
        table.setName(key);
        table.getAccessibleContext().setAccessibleName(texts.get(key + ".table"));
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = table.getColumnModel().getColumn(i);
            columns.get(i).shape().dress(column, columns.get(i).shape().figure() ? new FigureCell() : new MarkedCell(),
                    table.rows.getColumnName(i));
        }
        table.columns().begin(columns.stream().map(RowColumn::name).toList(), stretchy);
        return table;
    }

    /// Has somebody told that others are selected. Not while rows are read again: Swing tells meanwhile that none is.
    public void onSelection(Runnable told) {
        getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting() && !changing) {
                told.run();
            }
        });
    }

    /// Shows these rows in place of others; what is selected then is for whoever shows them to look at.
    ///
    /// @param identity what stays the same of a row though it has other figures by now
    public void show(List<R> next, Function<R, Object> identity) {
        Set<Object> before = new HashSet<>(selected().stream().map(identity).toList());
        changing = true;
        try {
            if (rows.show(next)) {
                for (int row = 0; row < getRowCount(); row++) {
                    if (before.contains(identity.apply(rowAt(row)))) {
                        addRowSelectionInterval(row, row);
                    }
                }
            }
        } finally {
            changing = false;
        }
    }

    /// All that are selected, from top to bottom.
    public List<R> selected() {
        int there = getRowCount();
        return Arrays.stream(getSelectedRows()).filter(row -> row < there).mapToObj(this::rowAt).toList();
    }

    /// What a row that is seen stands for.
    R rowAt(int row) {
        return rows.rows().get(convertRowIndexToModel(row));
    }

    /// The icon of a cell that is seen; empty for none.
    String iconAt(int row, int column) {
        return rows.column(convertColumnIndexToModel(column)).icon(rowAt(row));
    }
}
