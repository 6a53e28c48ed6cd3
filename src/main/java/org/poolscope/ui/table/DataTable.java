package org.poolscope.ui.table;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import javax.swing.JPopupMenu;
import javax.swing.JViewport;
import javax.swing.KeyStroke;
import javax.swing.RowSorter.SortKey;
import javax.swing.SortOrder;
import javax.swing.SwingUtilities;
import javax.swing.event.TableModelEvent;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.WordsTable;

/// A table whose columns are sized by their headings' edges, and hidden, shown and sorted by from a menu on headings or
/// rows; a click on a heading sorts, too. Columns of figures grow with them, one column takes the room that is left,
/// and where there is too little the table scrolls sideways. Sorted rows are sorted anew once a second, but not while
/// somebody reads them. Event dispatch thread only.
@SuppressWarnings({"serial", "this-escape"})
public class DataTable extends WordsTable {

    private final transient ColumnLayout columns;
    private long sorted;

    public DataTable(TableModel model) {
        super(model);
        columns = new ColumnLayout(this);
        setAutoResizeMode(AUTO_RESIZE_OFF);
        setFillsViewportHeight(true);
        JTableHeader header = getTableHeader();
        header.setReorderingAllowed(false);
        var menu = new ColumnMenu(this, columns);
        var onHeader = new JPopupMenu();
        menu.addTo(onHeader);
        header.setComponentPopupMenu(onHeader);
        JPopupMenu onRows = getComponentPopupMenu();
        onRows.addSeparator();
        menu.addTo(onRows);
        header.addMouseListener(new FirstSort());
        // Swing's own, to the headings, would keep the window's from those who are in a table.
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("F8"), "none");
    }

    /// Which columns are shown, and how wide they are.
    public ColumnLayout columns() {
        return columns;
    }

    /// As wide as there is room, so that one column takes what is left, or gives what is missing as far as it can.
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return getParent() instanceof JViewport viewport
                && viewport.getWidth() > getPreferredSize().width - columns.give();
    }

    @Override
    public void doLayout() {
        columns.layOut();
    }

    /// What is drawn is what has to be read: so that is measured, and nothing else.
    @Override
    public Component prepareRenderer(TableCellRenderer renderer, int row, int column) {
        Component cell = super.prepareRenderer(renderer, row, column);
        if (cell instanceof FigureCell figure) {
            columns.makeRoom(getColumnModel().getColumn(column), figure.getText(), figure);
        }
        return cell;
    }

    /// Sorts by a column of the model, in both directions one after the other; then rows are as usual again.
    protected final void sortBy(int column) {
        SortOrder before = getRowSorter() instanceof TableOrder order && order.column() == column
                ? order.direction() : SortOrder.UNSORTED;
        switch (before) {
            case UNSORTED -> sort(column, SortOrder.ASCENDING);
            case ASCENDING -> sort(column, SortOrder.DESCENDING);
            // Later, so that the click that does it does not begin anew.
            case DESCENDING -> EventQueue.invokeLater(this::sortAsUsual);
        }
    }

    private void sort(int column, SortOrder direction) {
        sorted = System.nanoTime();
        if (!(getRowSorter() instanceof TableOrder)) {
            keepSelection(() -> setRowSorter(newOrder()));
        }
        getRowSorter().setSortKeys(List.of(new SortKey(column, direction)));
    }

    /// How rows are put in order, where they are not as usual.
    protected TableOrder newOrder() {
        return new ReadersOrder(getModel(), this::isFigure, this::sortBy);
    }

    /// The rows as the model has them.
    void sortAsUsual() {
        keepSelection(() -> setRowSorter(null));
    }

    /// By its lines: a table forgets them with another sorter.
    private void keepSelection(Runnable change) {
        int[] selected = Arrays.stream(getSelectedRows()).map(this::convertRowIndexToModel).toArray();
        change.run();
        for (int row : selected) {
            int at = convertRowIndexToView(row);
            addRowSelectionInterval(at, at);
        }
        getTableHeader().repaint();
    }

    private boolean isFigure(int modelColumn) {
        return columns.of(modelColumn).getCellRenderer() instanceof FigureCell;
    }

    /// The column of the model that rows are sorted by; -1 if they are as usual.
    int sortedBy() {
        return getRowSorter() instanceof TableOrder order ? order.column() : -1;
    }

    /// Whether rows would move under somebody's eyes or hands.
    protected final boolean isBeingRead() {
        return getSelectedRowCount() > 0 || isFocusOwner() || isShowing() && getMousePosition() != null;
    }

    @Override
    public void tableChanged(@Nullable TableModelEvent event) {
        super.tableChanged(event);
        if (getRowSorter() instanceof ReadersOrder order && System.nanoTime() - sorted >= Figures.STAY_NANOS
                && !isBeingRead()) {
            sorted = System.nanoTime();
            order.sort();
        }
    }

    /// The heading of a column sorts as soon as there is a sorter; before, this one makes it.
    private final class FirstSort extends MouseAdapter {
        @Override
        public void mouseClicked(MouseEvent event) {
            int column = getTableHeader().columnAtPoint(event.getPoint());
            if (getRowSorter() == null && SwingUtilities.isLeftMouseButton(event) && column >= 0) {
                TableColumn clicked = getColumnModel().getColumn(column);
                // Later, so that Swing does not do it once more for the same click.
                EventQueue.invokeLater(() -> sortBy(clicked.getModelIndex()));
            }
        }
    }
}
