package org.poolscope.ui.view.history;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JTable;
import javax.swing.SwingUtilities;

/// What the mouse does besides in a table whose menu is about its rows: the menu is about the row it was opened on, and
/// a double click opens that. Event dispatch thread only.
public final class SelectsAndOpens extends MouseAdapter {

    private final JTable table;
    private final Runnable open;

    /// @param open opens the row that is selected
    public SelectsAndOpens(JTable table, Runnable open) {
        this.table = table;
        this.open = open;
    }

    @Override
    public void mousePressed(MouseEvent event) {
        int row = table.rowAtPoint(event.getPoint());
        boolean isForMenu = event.isPopupTrigger() || SwingUtilities.isRightMouseButton(event);
        if (isForMenu && row >= 0 && !table.isRowSelected(row)) {
            table.setRowSelectionInterval(row, row);
        }
    }

    @Override
    public void mouseClicked(MouseEvent event) {
        if (SwingUtilities.isLeftMouseButton(event) && event.getClickCount() == 2
                && table.rowAtPoint(event.getPoint()) >= 0) {
            open.run();
        }
    }
}
