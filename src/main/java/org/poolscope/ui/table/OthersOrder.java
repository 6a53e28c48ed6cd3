package org.poolscope.ui.table;

import java.util.function.IntConsumer;
import javax.swing.table.TableModel;

/// An order that whoever has the rows makes, as there are too many to be looked at here: the model's rows come in it.
/// Event dispatch thread only.
public final class OthersOrder extends TableOrder {

    private final Runnable wanted;

    /// @param click  told of a click on the heading of a column of the model
    /// @param wanted told that another order is wanted
    public OthersOrder(TableModel model, IntConsumer click, Runnable wanted) {
        super(model, click);
        this.wanted = wanted;
    }

    @Override
    void sort() {
        wanted.run();
    }

    @Override
    public int convertRowIndexToModel(int index) {
        return index;
    }

    @Override
    public int convertRowIndexToView(int index) {
        return index;
    }

    @Override
    public int getViewRowCount() {
        return getModelRowCount();
    }

    @Override
    public void modelStructureChanged() {
        // Rows are where the model has them.
    }

    @Override
    public void allRowsChanged() {
        // Rows are where the model has them.
    }

    @Override
    public void rowsInserted(int first, int last) {
        // Rows are where the model has them.
    }

    @Override
    public void rowsDeleted(int first, int last) {
        // Rows are where the model has them.
    }

    @Override
    public void rowsUpdated(int first, int last) {
        // Rows are where the model has them.
    }

    @Override
    public void rowsUpdated(int first, int last, int column) {
        // Rows are where the model has them.
    }
}
