package org.poolscope.ui.form.editor;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/// Tells of every change of a document alike.
record AnyChange(Runnable listener) implements DocumentListener {

    @Override
    public void insertUpdate(DocumentEvent event) {
        listener.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        listener.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        // Tells of attributes only; plain text has none.
    }
}
