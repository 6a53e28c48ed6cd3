package org.poolscope.ui.view.history;

import java.awt.Component;
import java.util.HashMap;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.WordsCell;

/// A cell with words, and before them the icon of what came of it: told by icon, word and, where it is bad, colour.
@SuppressWarnings("serial")
final class MarkedCell extends WordsCell {

    private static final String BAD = "danger";

    private final transient Map<String, Icon> icons = new HashMap<>();

    @Override
    public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                   boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, value, selected, false, row, column);
        String icon = ((RowsTable<?>) table).iconAt(row, column);
        setIcon(icon.isEmpty() ? null : icons.computeIfAbsent(icon, Icons::stamped));
        if (!selected) {
            setForeground(icon.equals(BAD) ? UIManager.getColor("Poolscope.danger") : table.getForeground());
        }
        return this;
    }

    /// Asked for where the mouse rests; to set it for each cell that is drawn takes longer than to draw it.
    @Override
    public @Nullable String getToolTipText() {
        return getText().isEmpty() ? null : getText();
    }
}
