package org.poolscope.ui.look;

import java.awt.Component;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;

/// A column's heading, aligned as the cells below it are, with a tip that says what the column means.
///
/// @param alignment one of [javax.swing.SwingConstants]
public record HeaderCell(int alignment, String tip) implements TableCellRenderer {

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                   boolean focused, int row, int column) {
        Component cell = table.getTableHeader().getDefaultRenderer()
                .getTableCellRendererComponent(table, value, selected, focused, row, column);
        if (cell instanceof JLabel label) {
            label.setHorizontalAlignment(alignment);
            label.setToolTipText(tip);
        }
        return cell;
    }
}
