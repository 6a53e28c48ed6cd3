package org.poolscope.ui.form.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.BoundedRangeModel;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;

class PathEditorTest {

    @Test
    void shouldShowTheEndOfAPathInAFieldThatBecameNarrower() throws Exception {
        var editor = Edt.call(() -> new PathEditor(PathEditor.Kind.INPUT_FOLDER, "Input"));
        var field = (JTextField) editor.field();
        Edt.run(() -> {
            editor.setText("/somewhere/".repeat(5));
            field.setSize(600, 30);
        });

        Edt.run(() -> field.setSize(100, 30));

        Edt.run(() -> {
            BoundedRangeModel seen = field.getHorizontalVisibility();
            assertEquals(seen.getMaximum(), seen.getValue() + seen.getExtent());
            assertTrue(seen.getValue() > 0, seen::toString);
        });
    }
}
