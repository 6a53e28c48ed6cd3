package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.awt.Component;
import java.io.File;
import javax.swing.DefaultListModel;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;

class PlainWordsTest {

    private static final String WORDS = "<html><img src='file:/nowhere.png'>\n\u202e";
    private static final String SHOWN = "<html><img src='file:/nowhere.png'>\\n\\u202e";

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    private static void assertPlain(JLabel label) {
        assertEquals(SHOWN, label.getText());
        assertNull(label.getClientProperty(BasicHTML.propertyKey), "it is taken for HTML");
    }

    /// A change of theme makes the labels' delegates anew, which look at the words again.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void shouldShowForeignWordsInLabelsAsTheyAreInEveryTheme(Theme theme) throws Exception {
        Edt.run(() -> {
            var label = new WordsLabel(WORDS);
            var figure = new TabularLabel();
            figure.setText(WORDS);
            theme.install();
            label.updateUI();
            figure.updateUI();

            assertPlain(label);
            assertPlain(figure);
        });
    }

    @Test
    void shouldBreakTextOnlyWhereTheRoomEnds() throws Exception {
        Edt.run(() -> {
            var text = new WrappedText("plain");
            text.setText(WORDS);
            assertEquals(SHOWN, text.getText());
            assertEquals(1, text.getLineCount());
        });
    }

    @Test
    void shouldListForeignWordsToChooseFromAsTheyAre() throws Exception {
        Edt.run(() -> {
            Component cell = new WordsListCell().getListCellRendererComponent(new JList<>(), WORDS, 0, false, false);
            assertPlain((JLabel) cell);
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void shouldListFoldersToChooseFromAsTheyAreSpelled() throws Exception {
        Edt.run(() -> {
            var folder = new File(WORDS.replace('/', ':'));
            var chooser = new PathChooser(null, "Folder", PathChooser.DIRECTORIES_ONLY);
            assertEquals("\\u003c" + SHOWN.substring(1).replace('/', ':'), chooser.getName(folder));
            assertEquals("photos", chooser.getName(new File("photos")));
            var list = new JList<Object>(new DefaultListModel<>());
            Components.all(chooser).filter(JList.class::isInstance).map(it -> (JList<Object>) it).forEach(its -> {
                Component cell = its.getCellRenderer().getListCellRendererComponent(its, folder, 0, false, false);
                assertNull(((JLabel) cell).getClientProperty(BasicHTML.propertyKey), "it is taken for HTML");
            });
            Components.all(chooser).filter(JComboBox.class::isInstance).map(it -> (JComboBox<Object>) it)
                    .filter(box -> box.getItemAt(0) instanceof File).forEach(box -> {
                        Component cell = box.getRenderer().getListCellRendererComponent(list, folder, 0, false, false);
                        assertNull(((JLabel) cell).getClientProperty(BasicHTML.propertyKey), "it is taken for HTML");
                    });
        });
    }
}
