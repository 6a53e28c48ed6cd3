package org.poolscope.ui.look;

import javax.swing.JComponent;
import javax.swing.JToolTip;
import javax.swing.table.DefaultTableCellRenderer;

/// A table cell with words that come from anywhere, and are shown as they are: Swing takes for HTML what begins like
/// it, and would load the pictures that it names.
@SuppressWarnings({"serial", "this-escape"})
public class WordsCell extends DefaultTableCellRenderer {

    private static final String PLAIN = "html.disable";

    public WordsCell() {
        putClientProperty(PLAIN, true);
    }

    /// The tip of a table with such cells.
    public static JToolTip tipFor(JComponent table) {
        var tip = new JToolTip();
        tip.putClientProperty(PLAIN, true);
        tip.setComponent(table);
        return tip;
    }
}
