package org.poolscope.ui.form;

import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.ui.form.editor.ParameterEditor;

/// Esc in a field puts back what it said when it got the focus, and means nothing else there. A list has an Esc of its
/// own, which closes it. Event dispatch thread only.
final class Revert implements FocusListener {

    private final ParameterEditor editor;
    private @Nullable String before;

    private Revert(ParameterEditor editor) {
        this.editor = editor;
    }

    static void on(ParameterEditor editor) {
        if (editor.field() instanceof JTextComponent field) {
            var revert = new Revert(editor);
            field.addFocusListener(revert);
            field.registerKeyboardAction(_ -> revert.revert(), KeyStroke.getKeyStroke("ESCAPE"),
                    JComponent.WHEN_FOCUSED);
        }
    }

    private void revert() {
        if (before != null && !before.equals(editor.text())) {
            editor.setText(before);
        }
    }

    @Override
    public void focusGained(FocusEvent event) {
        if (before == null) {
            before = editor.text();
        }
    }

    /// Whoever comes back from another window goes on with the same edit.
    @Override
    public void focusLost(FocusEvent event) {
        if (!event.isTemporary()) {
            before = null;
        }
    }
}
