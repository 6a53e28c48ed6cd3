package org.poolscope.ui.form;

import javax.swing.JComponent;
import javax.swing.JTextField;

/// A line of text.
final class TextEditor implements ParameterEditor {

    private static final int COLUMNS = 12;

    private final JTextField field = new JTextField(COLUMNS);

    @Override
    public JComponent component() {
        return field;
    }

    @Override
    public JComponent field() {
        return field;
    }

    @Override
    public String text() {
        return field.getText();
    }

    @Override
    public void setText(String text) {
        field.setText(text);
    }

    @Override
    public void onChange(Runnable listener) {
        field.getDocument().addDocumentListener(new AnyChange(listener));
    }
}
