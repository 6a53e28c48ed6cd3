package org.poolscope.ui.form.editor;

import javax.swing.JComponent;
import org.poolscope.workload.Parameter;

/// Edits one value as text, so that whatever a person types can be kept, judged and answered in words. Event dispatch
/// thread only.
public interface ParameterEditor {

    /// What goes into the form.
    JComponent component();

    /// The part of it that takes the focus.
    JComponent field();

    /// The part of it that wears the outline of an error.
    default JComponent outlined() {
        return field();
    }

    String text();

    void setText(String text);

    /// Says whether a person may change it.
    default void setEnabled(boolean enabled) {
        outlined().setEnabled(enabled);
    }

    /// Has a listener told of every change of the text, by hand or by [#setText].
    void onChange(Runnable listener);

    /// The editor for a parameter's type.
    static ParameterEditor of(Parameter parameter) {
        return switch (parameter) {
            case Parameter.WholeNumber number -> new NumberEditor(NumberSteps.within(number.min(), number.max()), 7);
            case Parameter.Choice choice -> new ChoiceEditor(choice.options());
            case Parameter.Text _ -> new TextEditor();
            case Parameter.Lines _ -> new LinesEditor();
            case Parameter.Folder folder -> new PathEditor(kind(folder.use()), folder.label());
            case Parameter.FilePath file -> new PathEditor(PathEditor.Kind.FILE, file.label());
        };
    }

    private static PathEditor.Kind kind(Parameter.Folder.Use use) {
        return switch (use) {
            case INPUT, WORKING -> PathEditor.Kind.INPUT_FOLDER;
            case OUTPUT -> PathEditor.Kind.OUTPUT_FOLDER;
        };
    }
}
