package org.poolscope.ui.look;

import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;

/// A table of words that come from anywhere. Its tips are plain, and what is copied out of it is the headings and one
/// line for each row that is selected ([CopiedLines]): Swing would copy line breaks as they are, and beside the lines
/// an HTML table in which cells are taken for HTML. A column without a heading is not copied.
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

    /// How lines are copied, in the columns as they are shown now.
    protected final CopiedLines copied() {
        return new CopiedLines(IntStream.range(0, getColumnCount())
                .filter(column -> !getColumnName(column).isBlank())
                .mapToObj(column -> new CopiedLines.Column(getColumnName(column), convertColumnIndexToModel(column),
                        getColumnModel().getColumn(column).getCellRenderer() instanceof FigureCell)).toList());
    }

    private String lines(int[] rows) {
        return copied().of(rows.length,
                (line, column) -> getModel().getValueAt(convertRowIndexToModel(rows[line]), column));
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
