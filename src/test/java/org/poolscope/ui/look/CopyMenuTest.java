package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.FocusEvent;
import java.util.stream.Stream;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.table.DefaultTableModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;

class CopyMenuTest {

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    @Test
    void shouldSelectAllOfATextOrATableByTheMouse() throws Exception {
        Edt.run(() -> {
            WrappedText text = WrappedText.selectable("plain", "What was found");
            text.setText("Use a pool of 2.");
            click(text.getComponentPopupMenu(), "copy.all");
            assertEquals("Use a pool of 2.", text.getSelectedText());

            var table = new WordsTable(new DefaultTableModel(3, 2));
            click(table.getComponentPopupMenu(), "copy.all");
            assertEquals(3, table.getSelectedRowCount());
        });
    }

    @Test
    void shouldShowACaretInSelectableWordsAsLongAsTheyHaveTheFocus() throws Exception {
        Edt.run(() -> {
            WrappedText text = WrappedText.selectable("plain", "What was found");
            assertFalse(text.isEditable() || text.isOpaque() || text.getBorder() != null, "it looks like a field");

            Stream.of(text.getFocusListeners())
                    .forEach(l -> l.focusGained(new FocusEvent(text, FocusEvent.FOCUS_GAINED)));
            assertTrue(text.getCaret().isVisible());

            Stream.of(text.getFocusListeners())
                    .forEach(l -> l.focusLost(new FocusEvent(text, FocusEvent.FOCUS_LOST)));
            assertFalse(text.getCaret().isVisible());
        });
    }

    private static void click(JPopupMenu menu, String name) {
        Stream.of(menu.getComponents()).filter(item -> name.equals(item.getName()))
                .forEach(item -> ((JMenuItem) item).doClick());
    }
}
