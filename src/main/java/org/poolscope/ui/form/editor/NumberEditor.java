package org.poolscope.ui.form.editor;

import javax.swing.AbstractSpinnerModel;
import javax.swing.JComponent;
import javax.swing.JFormattedTextField;
import javax.swing.JSpinner;
import javax.swing.SwingConstants;
import javax.swing.text.DefaultFormatter;
import javax.swing.text.DefaultFormatterFactory;
import org.jspecify.annotations.Nullable;

/// A spinner over text. Swing's own number spinner puts the last good number back without a word when it does not like
/// what was typed; this one keeps it, so that the form can say what is wrong with it.
public final class NumberEditor implements ParameterEditor {

    private final TextModel model;
    private final JSpinner spinner;
    private final JFormattedTextField field;

    /// @param columns how many digits it has room for
    public NumberEditor(NumberSteps steps, int columns) {
        model = new TextModel(steps);
        spinner = new JSpinner(model);
        var editor = new JSpinner.DefaultEditor(spinner);
        field = editor.getTextField();
        field.setFormatterFactory(new DefaultFormatterFactory(everyKeystroke()));
        field.setEditable(true);
        field.setColumns(columns);
        field.setHorizontalAlignment(SwingConstants.TRAILING);
        spinner.setEditor(editor);
    }

    private static DefaultFormatter everyKeystroke() {
        var formatter = new DefaultFormatter();
        formatter.setValueClass(String.class);
        formatter.setOverwriteMode(false);
        formatter.setCommitsOnValidEdit(true);
        return formatter;
    }

    @Override
    public JComponent component() {
        return spinner;
    }

    @Override
    public JComponent field() {
        return field;
    }

    @Override
    public JComponent outlined() {
        return spinner;
    }

    /// What the spinner holds, not what its field shows: the field follows only after the listeners were told.
    @Override
    public String text() {
        return spinner.getValue().toString();
    }

    @Override
    public void setText(String text) {
        spinner.setValue(text);
    }

    @Override
    public void onChange(Runnable listener) {
        spinner.addChangeListener(_ -> listener.run());
    }

    /// Holds any text and steps through numbers.
    @SuppressWarnings("serial")
    private static final class TextModel extends AbstractSpinnerModel {

        private final NumberSteps steps;
        private String text = "";

        TextModel(NumberSteps steps) {
            this.steps = steps;
        }

        @Override
        public Object getValue() {
            return text;
        }

        @Override
        public void setValue(Object value) {
            if (!text.equals(value)) {
                text = value.toString();
                fireStateChanged();
            }
        }

        @Override
        public @Nullable Object getNextValue() {
            return steps.after(text);
        }

        @Override
        public @Nullable Object getPreviousValue() {
            return steps.before(text);
        }
    }
}
