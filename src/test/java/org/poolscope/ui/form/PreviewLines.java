package org.poolscope.ui.form;

import java.awt.Container;
import java.time.Duration;
import java.util.List;
import javax.swing.text.JTextComponent;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;

/// What a form's preview says, which it finds out in its own time.
record PreviewLines(Container form) {

    /// @throws AssertionError if it does not come to say that
    void await(Duration patience, List<String> expected) throws Exception {
        Waiting.until("the preview says so", patience, () -> now().equals(expected), () -> {
            try {
                return "it says " + now();
            } catch (Exception e) {
                return e.toString();
            }
        });
    }

    List<String> now() throws Exception {
        return Edt.call(() -> Components.all(form).filter(it -> "preview.line".equals(it.getName()))
                .map(it -> ((JTextComponent) it).getText()).toList());
    }
}
