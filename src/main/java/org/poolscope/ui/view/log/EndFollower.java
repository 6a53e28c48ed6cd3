package org.poolscope.ui.view.log;

import java.awt.Rectangle;
import java.util.Arrays;
import javax.swing.JTable;
import javax.swing.JViewport;
import javax.swing.event.ChangeEvent;
import javax.swing.event.ChangeListener;

/// Keeps a table at its end, as long as nobody has scrolled away from it. Event dispatch thread only.
final class EndFollower {

    private final JTable table;

    EndFollower(JTable table) {
        this.table = table;
    }

    boolean isAtEnd() {
        Rectangle visible = table.getVisibleRect();
        return visible.y + visible.height >= table.getHeight() - table.getRowHeight();
    }

    void scrollToEnd() {
        if (table.getRowCount() > 0) {
            table.scrollRectToVisible(table.getCellRect(table.getRowCount() - 1, 0, true));
        }
    }

    /// It stays at its end when its room gets smaller, as when a message comes below it. To be called whenever the
    /// table was added to something.
    void watch() {
        if (table.getParent() instanceof JViewport viewport
                && Arrays.stream(viewport.getChangeListeners()).noneMatch(Stay.class::isInstance)) {
            viewport.addChangeListener(new Stay(viewport));
        }
    }

    private final class Stay implements ChangeListener {

        private final JViewport viewport;
        private int height;
        private boolean atEnd;

        Stay(JViewport viewport) {
            this.viewport = viewport;
        }

        @Override
        public void stateChanged(ChangeEvent event) {
            boolean resized = viewport.getHeight() != height;
            height = viewport.getHeight();
            if (resized && atEnd) {
                scrollToEnd();
            }
            atEnd = isAtEnd();
        }
    }
}
