package org.poolscope.ui.view.history;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import org.poolscope.ui.look.Icons;
import org.poolscope.workload.Texts;

/// Something that can be done with the rows that are selected: its name, icon, tip and key, the same wherever it is
/// offered. Event dispatch thread only.
@SuppressWarnings("serial")
public final class RunAction extends AbstractAction {

    private final String key;
    private final transient KeyStroke stroke;
    private final transient Runnable deed;

    /// @param key    names its texts (`KEY`, `KEY.tip`) and its icon
    /// @param stroke what to press for it in the table
    public RunAction(Texts texts, String key, KeyStroke stroke, Runnable deed) {
        super(texts.get(key), Icons.of(key));
        this.key = key;
        this.stroke = stroke;
        this.deed = deed;
        putValue(ACCELERATOR_KEY, stroke);
        putValue(SHORT_DESCRIPTION, texts.get(key + ".tip") + " (" + inWords(stroke) + ")");
        setEnabled(false);
    }

    private static String inWords(KeyStroke stroke) {
        String modifiers = InputEvent.getModifiersExText(stroke.getModifiers());
        String name = KeyEvent.getKeyText(stroke.getKeyCode());
        return modifiers.isEmpty() ? name : modifiers + "+" + name;
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        deed.run();
    }

    /// One that does it, called by its key.
    public JButton button() {
        var button = new JButton(this);
        button.setName(key);
        return button;
    }

    /// Offers it in a table's menu, above what is there, and by its key wherever the focus is in the table.
    public void offerIn(JTable table, int place) {
        var item = new JMenuItem(this);
        item.setName("menu." + key);
        table.getComponentPopupMenu().insert(item, place);
        table.getInputMap().put(stroke, key);
        table.getActionMap().put(key, this);
    }
}
