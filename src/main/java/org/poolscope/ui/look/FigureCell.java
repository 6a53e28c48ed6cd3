package org.poolscope.ui.look;

import com.formdev.flatlaf.ui.FlatEmptyBorder;
import java.awt.Component;
import java.awt.Insets;
import java.awt.Rectangle;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;

/// A table cell with a number: right-aligned, its digits below those of the other rows.
@SuppressWarnings("serial")
public class FigureCell extends TabularLabel implements TableCellRenderer {

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                   boolean focused, int row, int column) {
        setFont(table.getFont());
        setText(value == null ? "" : value.toString());
        setForeground(selected ? table.getSelectionForeground() : table.getForeground());
        setBackground(selected ? table.getSelectionBackground() : table.getBackground());
        return this;
    }

    @Override
    public boolean isOpaque() {
        return true;
    }

    /// The margins are the theme's, so they are taken again with every change of theme.
    @Override
    public void updateUI() {
        super.updateUI();
        Insets margins = UIManager.getInsets("Table.cellMargins");
        if (margins != null) {
            setBorder(new FlatEmptyBorder(margins));
        }
    }

    // A cell is a stamp, not a component that lives in a window: what follows would be wasted on it.

    @Override
    public void invalidate() {}

    @Override
    public void validate() {}

    @Override
    public void revalidate() {}

    @Override
    public void repaint(long tm, int x, int y, int width, int height) {}

    @Override
    public void repaint(Rectangle r) {}

    @Override
    public void repaint() {}
}
