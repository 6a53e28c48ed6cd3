package org.poolscope.ui.look;

import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Figures;
import org.poolscope.text.Printable;

/// A table of words that come from anywhere. Its tips are plain, and what is copied out of it is the headings and one
/// line for each row that is selected, with tabs between the cells, whatever is in them: Swing would copy line breaks
/// as they are, and beside the lines an HTML table in which cells are taken for HTML. Figures are copied so that a
/// spreadsheet reads them, with their unit in the heading; a column without a heading is not copied.
@SuppressWarnings({"serial", "this-escape"})
public class WordsTable extends JTable {

    public WordsTable(TableModel model) {
        super(model);
        setTransferHandler(new Lines());
        CopyMenu.on(this);
        leaveByTab();
        addFocusListener(new FocusListener() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    /// As everywhere else: Swing would have Tab go from cell to cell, for those who fill in tables, and never out.
    private void leaveByTab() {
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    }

    /// Shows where the keyboard is: around the row it is at, or around all as long as it is at none.
    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (isFocusOwner()) {
            Rectangle seen = getVisibleRect();
            int row = getSelectionModel().getLeadSelectionIndex();
            boolean isAtRow = row >= 0 && row < getRowCount();
            int y = isAtRow ? getCellRect(row, 0, true).y : seen.y;
            g.setColor(UIManager.getColor("Component.focusedBorderColor"));
            g.drawRect(seen.x, y, seen.width - 1, (isAtRow ? getRowHeight() : seen.height) - 1);
        }
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }

    private String lines(int[] rows) {
        List<List<String>> columns = IntStream.range(0, getColumnCount())
                .filter(column -> !getColumnName(column).isBlank())
                .mapToObj(column -> column(column, rows)).toList();
        return IntStream.rangeClosed(0, rows.length)
                .mapToObj(line -> columns.stream().map(cells -> cells.get(line)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /// A column's heading, and its cells in some rows.
    private List<String> column(int column, int[] rows) {
        List<String> shown = Arrays.stream(rows).mapToObj(row -> Printable.of(String.valueOf(getValueAt(row, column))))
                .toList();
        String heading = getColumnName(column);
        if (!(getColumnModel().getColumn(column).getCellRenderer() instanceof FigureCell)) {
            return Stream.concat(Stream.of(heading), shown.stream()).toList();
        }
        PlainFigures figures = PlainFigures.of(shown);
        String unit = figures.unit().isEmpty() ? "" : " (" + figures.unit() + ")";
        return Stream.concat(Stream.of(heading + unit), figures.cells().stream()).toList();
    }

    private static final class Lines extends TransferHandler {

        @Override
        public int getSourceActions(JComponent source) {
            return COPY;
        }

        @Override
        protected @Nullable Transferable createTransferable(JComponent source) {
            var table = (WordsTable) source;
            int[] rows = table.getSelectedRows();
            return rows.length == 0 ? null : new StringSelection(table.lines(rows));
        }
    }
}
