package org.poolscope.ui.view.history;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/// Told of each letter that is typed or taken away.
///
/// @param told is run each time
record Typed(Runnable told) implements DocumentListener {

    @Override
    public void insertUpdate(DocumentEvent event) {
        told.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        told.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        // Letters have no styles here.
    }
}
