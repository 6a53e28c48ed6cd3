package org.poolscope.ui.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javax.swing.SortOrder;
import javax.swing.table.TableModel;
import org.poolscope.text.Figures;

/// Rows in the order of what a column says, as of the last time they were sorted: rows that have come since are at the
/// end, so that nothing moves until somebody asks for it. Swing's own sorter would put them where they belong.
///
/// Figures are ordered by their values and words as people would, `photo 9` before `photo 10`; what says nothing is
/// last in either direction. Each cell is read once.
final class ReadersOrder extends TableOrder {

    private final TableModel model;
    private final IntPredicate isFigure;
    private int[] toModel;
    private int[] toView = new int[0];

    /// @param isFigure whether there are figures in a column of the model
    /// @param click    told of a click on the heading of a column of the model
    ReadersOrder(TableModel model, IntPredicate isFigure, IntConsumer click) {
        super(model, click);
        this.model = model;
        this.isFigure = isFigure;
        toModel = natural(model.getRowCount());
        invert();
    }

    private static int[] natural(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, row -> row);
        return order;
    }

    private void invert() {
        toView = new int[toModel.length];
        for (int view = 0; view < toModel.length; view++) {
            toView[toModel[view]] = view;
        }
    }

    /// Sorts by what the column says now.
    @Override
    void sort() {
        int column = column();
        if (column < 0) {
            return;
        }
        int[] before = toModel;
        String[] words = new String[model.getRowCount()];
        double[] figures = new double[words.length];
        boolean byFigure = isFigure.test(column);
        for (int row = 0; row < words.length; row++) {
            words[row] = String.valueOf(model.getValueAt(row, column));
            figures[row] = byFigure ? Figures.value(words[row]) : Double.NaN;
        }
        Comparator<Integer> up = Comparator.<Integer>comparingDouble(row -> figures[row])
                .thenComparing(row -> words[row], NaturalOrder::compare);
        boolean isUp = direction() == SortOrder.ASCENDING;
        toModel = Arrays.stream(natural(words.length)).boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(row -> words[row].isBlank())
                        .thenComparing(isUp ? up : up.reversed()))
                .mapToInt(Integer::intValue).toArray();
        invert();
        fireRowSorterChanged(before);
    }

    @Override
    public int convertRowIndexToModel(int index) {
        return toModel[index];
    }

    @Override
    public int convertRowIndexToView(int index) {
        return toView[index];
    }

    @Override
    public int getViewRowCount() {
        return toModel.length;
    }

    @Override
    public void modelStructureChanged() {
        allRowsChanged();
    }

    @Override
    public void allRowsChanged() {
        toModel = natural(model.getRowCount());
        invert();
        sort();
    }

    @Override
    public void rowsInserted(int first, int last) {
        int count = last - first + 1;
        int[] next = Arrays.copyOf(toModel, toModel.length + count);
        for (int view = 0; view < toModel.length; view++) {
            next[view] += next[view] >= first ? count : 0;
        }
        for (int i = 0; i < count; i++) {
            next[toModel.length + i] = first + i;
        }
        toModel = next;
        invert();
    }

    @Override
    public void rowsDeleted(int first, int last) {
        int count = last - first + 1;
        toModel = Arrays.stream(toModel).filter(row -> row < first || row > last)
                .map(row -> row > last ? row - count : row).toArray();
        invert();
    }

    @Override
    public void rowsUpdated(int first, int last) {
        // They stay where they are.
    }

    @Override
    public void rowsUpdated(int first, int last, int column) {
        // They stay where they are.
    }
}
