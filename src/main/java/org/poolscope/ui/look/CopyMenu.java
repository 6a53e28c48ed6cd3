package org.poolscope.ui.look;

import java.awt.event.ActionEvent;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;
import org.poolscope.workload.Texts;

/// The menu by which words are copied with the mouse alone: of what is selected, or of all if nothing is.
final class CopyMenu {

    private static final Texts TEXTS = Texts.of(CopyMenu.class);

    private CopyMenu() {}

    static void on(JTextComponent text) {
        add(text, () -> copy(text), text::selectAll);
    }

    static void on(JTable table) {
        add(table, () -> copy(table), table::selectAll);
    }

    private static void add(JComponent component, Runnable copy, Runnable selectAll) {
        var menu = new JPopupMenu();
        menu.add(item("copy", copy));
        menu.add(item("copy.all", () -> {
            // What is selected is shown as such only where the focus is.
            component.requestFocusInWindow();
            selectAll.run();
        }));
        component.setComponentPopupMenu(menu);
    }

    private static JMenuItem item(String key, Runnable deed) {
        var item = new JMenuItem(TEXTS.get(key));
        item.setName(key);
        item.addActionListener(_ -> deed.run());
        return item;
    }

    private static void copy(JTextComponent text) {
        if (text.getSelectionStart() == text.getSelectionEnd()) {
            text.selectAll();
        }
        text.copy();
    }

    private static void copy(JTable table) {
        if (table.getSelectedRowCount() == 0) {
            table.selectAll();
        }
        TransferHandler.getCopyAction()
                .actionPerformed(new ActionEvent(table, ActionEvent.ACTION_PERFORMED, "copy"));
    }
}
