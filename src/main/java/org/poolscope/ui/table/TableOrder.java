package org.poolscope.ui.table;

import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.TableModel;

/// An order of rows by one column. Event dispatch thread only.
public abstract class TableOrder extends RowSorter<TableModel> {

    private final TableModel model;
    private final IntConsumer click;
    private List<SortKey> keys = List.of();

    /// @param click told of a click on the heading of a column of the model
    TableOrder(TableModel model, IntConsumer click) {
        this.model = model;
        this.click = click;
    }

    /// Makes the order that is wanted now.
    abstract void sort();

    /// The column of the model that rows are in order by; -1 if there is none.
    public final int column() {
        return keys.isEmpty() ? -1 : keys.getFirst().getColumn();
    }

    public final SortOrder direction() {
        return keys.isEmpty() ? SortOrder.UNSORTED : keys.getFirst().getSortOrder();
    }

    @Override
    public final TableModel getModel() {
        return model;
    }

    @Override
    public final void toggleSortOrder(int column) {
        click.accept(column);
    }

    @Override
    public final void setSortKeys(List<? extends SortKey> next) {
        keys = List.copyOf(next);
        fireSortOrderChanged();
        sort();
    }

    @Override
    public final List<? extends SortKey> getSortKeys() {
        return keys;
    }

    @Override
    public final int getModelRowCount() {
        return model.getRowCount();
    }
}
