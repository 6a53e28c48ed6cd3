package org.poolscope.ui.form.editor;

import javax.swing.JComponent;
import javax.swing.JTextField;

/// A line of text.
public class TextEditor implements ParameterEditor {

    private static final int COLUMNS = 12;

    final JTextField field = new JTextField(COLUMNS);

    @Override
    public final JComponent component() {
        return field;
    }

    @Override
    public final JComponent field() {
        return field;
    }

    @Override
    public final String text() {
        return field.getText();
    }

    @Override
    public void setText(String text) {
        field.setText(text);
    }

    @Override
    public final void onChange(Runnable listener) {
        field.getDocument().addDocumentListener(new AnyChange(listener));
    }
}
