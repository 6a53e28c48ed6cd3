package org.poolscope.ui.view;

import java.awt.Rectangle;
import javax.swing.JTable;
import javax.swing.JToolTip;
import org.poolscope.ui.look.WordsCell;

/// A log of a run as a table that follows its end, as long as nobody has scrolled away from it.
@SuppressWarnings("serial")
final class LogTable<T> extends JTable {

    private final LogTableModel<T> lines;

    /// @param title what the table is, for those who hear it
    LogTable(LogTableModel<T> lines, String title) {
        super(lines);
        this.lines = lines;
        getAccessibleContext().setAccessibleName(title);
        setFillsViewportHeight(true);
        getTableHeader().setReorderingAllowed(false);
    }

    @Override
    public JToolTip createToolTip() {
        return WordsCell.tipFor(this);
    }

    /// Takes in what came to the log since the last time.
    void update() {
        Rectangle visible = getVisibleRect();
        boolean atEnd = visible.y + visible.height >= getHeight() - getRowHeight();
        lines.update();
        if (atEnd && lines.getRowCount() > 0) {
            scrollRectToVisible(getCellRect(lines.getRowCount() - 1, 0, true));
        }
    }

    LogTableModel<T> lines() {
        return lines;
    }
}
