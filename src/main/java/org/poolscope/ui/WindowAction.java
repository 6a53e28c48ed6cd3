package org.poolscope.ui;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.poolscope.ui.look.Icons;
import org.poolscope.workload.Texts;

/// Something a person can have done: its name, mnemonic, shortcut, icon and tip, the same wherever it is offered.
@SuppressWarnings("serial")
class WindowAction extends AbstractAction {

    private final transient Texts texts;
    private final transient Runnable deed;

    /// @param key      names its texts (`action.KEY`, `.tip`, `.mnemonic`) and its icon
    /// @param shortcut what to press for it anywhere in the window
    WindowAction(Texts texts, String key, KeyStroke shortcut, Runnable deed) {
        super(texts.get("action." + key), Icons.of(key));
        this.texts = texts;
        this.deed = deed;
        putValue(ACTION_COMMAND_KEY, key);
        putValue(ACCELERATOR_KEY, shortcut);
        putValue(MNEMONIC_KEY, (int) texts.get("action." + key + ".mnemonic").charAt(0));
        putValue(SHORT_DESCRIPTION, texts.get("action." + key + ".tip") + " (" + inWords(shortcut) + ")");
    }

    /// The same for a choice, which is made and taken back by turns.
    ///
    /// @param chosen whether it is made now
    /// @param deed   told whether it is made
    static WindowAction choice(Texts texts, String key, KeyStroke shortcut, boolean chosen, Consumer<Boolean> deed) {
        return new Choice(texts, key, shortcut, chosen, deed);
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        deed.run();
    }

    /// Has another name and icon from now on, as what is begun is ended by the same button.
    void called(String key) {
        String name = texts.get("action." + key);
        if (!name.equals(getValue(NAME))) {
            putValue(NAME, name);
            putValue(SMALL_ICON, Icons.of(key.equals("go-on") ? "run" : key));
        }
    }

    /// Has the shortcut work wherever the focus is in the window that holds a component.
    void bindTo(JComponent root) {
        String name = (String) getValue(Action.ACTION_COMMAND_KEY);
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put((KeyStroke) getValue(ACCELERATOR_KEY), name);
        root.getActionMap().put(name, this);
    }

    /// A key with this platform's menu key: Ctrl here, Command there. A toolkit without a screen knows none.
    static KeyStroke menuKey(int keyCode) {
        return menuKey(keyCode, 0);
    }

    /// @param others further keys that modify it
    static KeyStroke menuKey(int keyCode, int others) {
        return KeyStroke.getKeyStroke(keyCode, others | (GraphicsEnvironment.isHeadless()
                ? InputEvent.CTRL_DOWN_MASK
                : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx()));
    }

    /// A button has put its state into the action before it performs it, and a key has not: so the action has a state
    /// of its own.
    @SuppressWarnings("serial")
    private static final class Choice extends WindowAction {

        private final transient Consumer<Boolean> told;
        private boolean chosen;

        Choice(Texts texts, String key, KeyStroke shortcut, boolean chosen, Consumer<Boolean> told) {
            super(texts, key, shortcut, () -> {});
            this.told = told;
            this.chosen = chosen;
            putValue(SELECTED_KEY, chosen);
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            chosen = !chosen;
            putValue(SELECTED_KEY, chosen);
            told.accept(chosen);
        }
    }

    private static String inWords(KeyStroke key) {
        String modifiers = InputEvent.getModifiersExText(key.getModifiers());
        String name = KeyEvent.getKeyText(key.getKeyCode());
        return modifiers.isEmpty() ? name : modifiers + "+" + name;
    }
}
