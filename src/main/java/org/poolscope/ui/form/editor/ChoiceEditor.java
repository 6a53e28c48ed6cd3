package org.poolscope.ui.form.editor;

import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import org.poolscope.ui.look.WordsListCell;

/// One of a few words, from a list.
public final class ChoiceEditor implements ParameterEditor {

    private final JComboBox<String> box;

    public ChoiceEditor(List<String> options) {
        box = new JComboBox<>(options.toArray(String[]::new));
        box.setRenderer(new WordsListCell());
    }

    @Override
    public JComponent component() {
        return box;
    }

    @Override
    public JComponent field() {
        return box;
    }

    @Override
    public String text() {
        return String.valueOf(box.getSelectedItem());
    }

    @Override
    public void setText(String text) {
        box.setSelectedItem(text);
    }

    @Override
    public void onChange(Runnable listener) {
        box.addActionListener(_ -> listener.run());
    }
}
