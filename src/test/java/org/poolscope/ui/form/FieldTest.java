package org.poolscope.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.JTextComponent;
import net.miginfocom.swing.MigLayout;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.Parameter;

class FieldTest {

    private static final String WORDS = "<html><b>bold\n\u202e";
    private static final String SHOWN = "<html><b>bold\\n\\u202e";

    /// Workloads are found on the class path: their parameters are anybody's words.
    @Test
    void shouldShowTheWordsOfAParameterAsTheyAre() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            var panel = new JPanel(new MigLayout());
            Field<?> field = Field.of(new Parameter.Choice("which", WORDS, WORDS, "one", List.of("one", WORDS)));
            field.addTo(panel);
            field.refuse(WORDS);

            var label = (JLabel) panel.getComponent(0);
            assertEquals(SHOWN, label.getText());
            assertNull(label.getClientProperty(BasicHTML.propertyKey));
            assertTrue(label.getToolTipText().contains("&lt;html>&lt;b>bold\\n\\u202e<br>"), label.getToolTipText());
            JComboBox<?> box = Components.named(panel, "field.which", JComboBox.class);
            assertEquals(SHOWN, box.getAccessibleContext().getAccessibleName());
            assertTrue(box.getAccessibleContext().getAccessibleDescription().startsWith(SHOWN));
            assertEquals(SHOWN, Components.named(panel, "problem.which", JTextComponent.class).getText());
        });
    }
}
