package org.poolscope.ui.view.log;

import java.awt.Component;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemLine;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.WordsCell;

/// How the cells of the items' table are drawn: a failure is told by icon, word and colour.
final class ItemCells {

    private ItemCells() {}

    private static boolean succeeded(JTable table, int row) {
        return !(((LogTable<?>) table).lineAt(row) instanceof ItemLine line) || line.success();
    }

    /// A cell with a number.
    @SuppressWarnings("serial")
    static final class Figure extends FigureCell {}

    /// A cell with words, in the first column with the icon of the result.
    @SuppressWarnings("serial")
    static final class Words extends WordsCell {

        private final @Nullable Icon success;
        private final @Nullable Icon failure;

        Words(boolean withIcon) {
            success = withIcon ? Icons.stamped("success") : null;
            failure = withIcon ? Icons.stamped("danger") : null;
        }

        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            boolean succeeded = succeeded(table, row);
            setIcon(succeeded ? success : failure);
            if (!selected) {
                setForeground(succeeded ? table.getForeground() : UIManager.getColor("Poolscope.danger"));
            }
            return this;
        }

        /// Asked for where the mouse rests; to set it for each cell that is drawn takes longer than to draw it.
        @Override
        public @Nullable String getToolTipText() {
            return getText().isEmpty() ? null : getText();
        }
    }
}
