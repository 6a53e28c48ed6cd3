package org.poolscope.ui.view.log;

import java.awt.Point;
import javax.swing.JViewport;
import org.poolscope.ui.table.DataTable;

/// A log of a run as a table that follows its end, as long as nobody has scrolled away from it. Who has stays with the
/// lines that are read, and with those that are selected, though the log lets go of others.
@SuppressWarnings("serial")
final class LogTable<T> extends DataTable implements HasLines {

    private final LogTableModel<T> lines;
    private final transient EndFollower end = new EndFollower(this);

    /// @param title what the table is, for those who hear it
    LogTable(LogTableModel<T> lines, String title) {
        super(lines);
        this.lines = lines;
        getAccessibleContext().setAccessibleName(title);
    }

    /// Takes in what came to the log since the last time; while rows are sorted, only as long as nobody reads them.
    ///
    /// @return whether it was so much that none of the rows is seen any more that were
    boolean update() {
        if (getRowSorter() != null) {
            if (!isBeingRead()) {
                lines.update();
            }
            return false;
        }
        boolean follow = end.isAtEnd();
        int last = lines.getRowCount() - 1;
        int gone = lines.update();
        if (follow) {
            end.scrollToEnd();
        } else if (gone > 0) {
            stay(gone);
        }
        return follow && last >= gone && !getCellRect(last - gone, 0, true).intersects(getVisibleRect());
    }

    /// Scrolls by as much as what is read has moved up. Where that itself is gone, what comes next is at the top.
    private void stay(int gone) {
        if (getParent() instanceof JViewport viewport) {
            Point at = viewport.getViewPosition();
            int seam = lines.seam() * getRowHeight();
            if (at.y > seam) {
                viewport.setViewPosition(new Point(at.x, Math.max(seam, at.y - gone * getRowHeight())));
            }
        }
    }

    @Override
    public void addNotify() {
        super.addNotify();
        end.watch();
    }

    /// The line that a row shows.
    @Override
    public T lineAt(int row) {
        return lines.lineAt(convertRowIndexToModel(row));
    }

    LogTableModel<T> lines() {
        return lines;
    }
}
