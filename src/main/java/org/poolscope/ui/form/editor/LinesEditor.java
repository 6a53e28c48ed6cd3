package org.poolscope.ui.form.editor;

import java.awt.KeyboardFocusManager;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/// Any number of lines of text. Tab goes to the next field, as everywhere in the form.
final class LinesEditor implements ParameterEditor {

    private static final int ROWS = 5;

    private final JTextArea area = new JTextArea(ROWS, 1);
    private final JScrollPane pane = new JScrollPane(area);

    LinesEditor() {
        area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        pane.putClientProperty("FlatLaf.style", "border: $TextField.border");
    }

    @Override
    public JComponent component() {
        return pane;
    }

    @Override
    public JComponent field() {
        return area;
    }

    @Override
    public JComponent outlined() {
        return pane;
    }

    @Override
    public String text() {
        return area.getText();
    }

    @Override
    public void setText(String text) {
        area.setText(text);
        area.setCaretPosition(0);
    }

    @Override
    public void setEnabled(boolean enabled) {
        area.setEnabled(enabled);
    }

    @Override
    public void onChange(Runnable listener) {
        area.getDocument().addDocumentListener(new AnyChange(listener));
    }
}
