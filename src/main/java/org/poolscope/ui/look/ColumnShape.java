package org.poolscope.ui.look;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.SwingConstants;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;

/// How wide a table's column would like to be, and whether there are words in it, from the left, or figures, from the
/// right.
///
/// @param width before scaling
public record ColumnShape(boolean figure, int width) {

    public static ColumnShape words(int width) {
        return new ColumnShape(false, width);
    }

    public static ColumnShape figures(int width) {
        return new ColumnShape(true, width);
    }

    /// Gives a column this shape.
    ///
    /// @param tip what the column means, for its heading
    public void dress(TableColumn column, TableCellRenderer cells, String tip) {
        column.setPreferredWidth(UIScale.scale(width));
        column.setCellRenderer(cells);
        column.setHeaderRenderer(new HeaderCell(figure ? SwingConstants.TRAILING : SwingConstants.LEADING, tip));
    }
}
