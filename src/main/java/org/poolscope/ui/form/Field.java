package org.poolscope.ui.form;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;
import org.poolscope.ui.form.editor.ParameterEditor;
import org.poolscope.ui.look.WordsLabel;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.Insertion;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;

/// One line of the form: what is asked for, an editor, its unit, and below them what is wrong with the answer. The text
/// is judged at every change, so that a complaint goes away with its reason. Event dispatch thread only.
///
/// @param <T> what the text is read as
final class Field<T> {

    /// A text that may be so long is a command line, say, of which one wants to see more than a word.
    private static final int LONG_TEXT = 10_000;

    private final String name;
    private final ParameterEditor editor;
    private final Function<String, T> parser;
    private final WordsLabel label;
    private final WordsLabel unit;
    private final WrappedText problem = new WrappedText("problem");
    private Runnable onProblem = () -> {};
    private boolean filling;

    /// Whether it has both columns of the form to itself, below its label.
    private boolean wide;
    private @Nullable InsertionBar insertions;

    /// A field for a parameter, with the editor that its type has, and its default in it.
    static Field<?> of(Parameter parameter) {
        return of(parameter, parameter::parse, ParameterEditor.of(parameter));
    }

    /// A field for a parameter, with an editor of its own.
    static <T> Field<T> of(Parameter parameter, Function<String, T> parser, ParameterEditor editor) {
        String unit = parameter instanceof Parameter.WholeNumber number ? number.unit() : "";
        var field = new Field<>(parameter.name(), parameter.label(), unit, editor, parser);
        field.wide = parameter instanceof Parameter.Text text && text.maxLength() >= LONG_TEXT
                || parameter instanceof Parameter.Lines;
        field.describe(parameter.description(), parameter.bounds());
        field.setText(parameter.defaultText());
        field.clearProblem();
        return field;
    }

    /// @param parser throws [InvalidSettingException] if it cannot take a text
    Field(String name, String label, String unit, ParameterEditor editor, Function<String, T> parser) {
        this.name = name;
        this.editor = editor;
        this.parser = parser;
        this.label = new WordsLabel(label);
        this.unit = new WordsLabel(unit);
        this.unit.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        this.label.setLabelFor(editor.field());
        editor.field().setName("field." + name);
        if (editor.outlined() instanceof JSpinner spinner) {
            spinner.setName("spinner." + name);
        }
        editor.field().getAccessibleContext().setAccessibleName(
                Printable.of(unit.isEmpty() ? label : label + ", " + unit));
        problem.setName("problem." + name);
        problem.setVisible(false);
        editor.onChange(() -> {
            if (!filling) {
                validate();
            }
        });
        Revert.on(editor);
    }

    /// What the field means and what it takes, for whoever rests the mouse on it or has it read aloud.
    void describe(String description, String bounds) {
        String tip = "<html><div style='width:220px'>%s<br>%s</div></html>".formatted(escaped(description),
                escaped(bounds));
        label.setToolTipText(tip);
        editor.field().setToolTipText(tip);
        editor.field().getAccessibleContext().setAccessibleDescription(Printable.of(description + " " + bounds));
    }

    private static String escaped(String text) {
        return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;");
    }

    /// Adds the line to a panel with the form's two columns.
    void addTo(JPanel panel) {
        panel.add(label, FormLayout.GAP + ", wmin 0" + (wide ? ", spanx 2, wrap" : ""));
        if (wide) {
            panel.add(editor.component(), "gaptop 4, spanx 2, growx, wmin 0, wrap");
            if (editor.field() instanceof JTextComponent text) {
                insertions = new InsertionBar(text);
                panel.add(insertions, "spanx 2, growx, wmin 0, wrap");
            }
        } else if (unit.getText().isEmpty()) {
            panel.add(editor.component(), FormLayout.GAP + ", growx, wmin 0, wrap");
        } else {
            panel.add(editor.component(), FormLayout.GAP + ", split 2, growx 0, w 96!");
            panel.add(unit, FormLayout.GAP + ", gapleft 6, wrap");
        }
        addProblem(panel, (wide ? "spanx 2" : "skip 1") + ", growx, wmin 0, gaptop 2, wrap");
    }

    /// Adds label and editor to a row of its own making.
    void addInline(JPanel row) {
        row.add(label);
        row.add(editor.component(), "wmin 0");
    }

    /// Adds the place where a problem is told.
    void addProblem(JPanel panel, String constraints) {
        panel.add(problem, constraints);
    }

    String name() {
        return name;
    }

    String text() {
        return editor.text();
    }

    /// What the text is read as.
    ///
    /// @throws InvalidSettingException if it cannot be taken
    T value() {
        return parser.apply(editor.text());
    }

    /// Judges the new text, and not what comes in between: many an editor is empty for a moment.
    void setText(String text) {
        if (!text.equals(editor.text())) {
            filling = true;
            editor.setText(text);
            filling = false;
            validate();
        }
    }

    /// Offers what can be put into the text, where there is room for it.
    void offer(List<Insertion> offered) {
        if (insertions != null) {
            insertions.offer(offered);
        }
    }

    /// Shows the whole line, or takes it out of the form; then nothing is wrong with it, either.
    void setShown(boolean shown) {
        label.setVisible(shown);
        unit.setVisible(shown);
        editor.component().setVisible(shown);
        if (!shown) {
            clearProblem();
        }
    }

    boolean isShown() {
        return editor.component().isVisible();
    }

    /// Says whether the value means anything at the moment; nothing can be typed while it does not.
    void setUsed(boolean used) {
        label.setEnabled(used);
        unit.setEnabled(used);
        editor.setEnabled(used);
    }

    /// What is to be done for a problem to be seen at all.
    void onProblem(Runnable listener) {
        onProblem = listener;
    }

    void onChange(Runnable listener) {
        editor.onChange(listener);
    }

    /// Whether the text can be taken; nothing is said about it.
    boolean isRight() {
        try {
            value();
            return true;
        } catch (InvalidSettingException _) {
            return false;
        }
    }

    /// Judges the text, and says below the field what is wrong with it.
    ///
    /// @return whether it can be taken
    boolean validate() {
        try {
            value();
            clearProblem();
            return true;
        } catch (InvalidSettingException e) {
            showProblem(e.reason());
            return false;
        }
    }

    /// What is said to be wrong with it, with its name before it; empty if nothing is.
    String problem() {
        return problem.isVisible() ? label.getText() + ": " + problem.getText() : "";
    }

    private void showProblem(String reason) {
        problem.setText(reason);
        problem.setVisible(true);
        onProblem.run();
        editor.outlined().putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
    }

    private void clearProblem() {
        problem.setVisible(false);
        editor.outlined().putClientProperty(FlatClientProperties.OUTLINE, null);
    }

    /// Shows a problem that was found in the whole while somebody goes on typing, or takes it back.
    void tell(Optional<String> reason) {
        reason.ifPresentOrElse(this::showProblem, this::validate);
    }

    /// Shows a problem that shows only when the whole is looked at, and takes the focus there.
    void refuse(String reason) {
        showProblem(reason);
        requestFocus();
    }

    void requestFocus() {
        editor.field().requestFocusInWindow();
    }
}
