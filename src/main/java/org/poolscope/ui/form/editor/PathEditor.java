package org.poolscope.ui.form.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.geom.Rectangle2D;
import java.io.File;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.PathChooser;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.TypedPath;

/// A folder or a file: its path in a field, and a button that finds it in a dialog.
final class PathEditor extends TextEditor {

    private final Kind kind;
    private final String title;

    /// What is looked for.
    enum Kind {
        INPUT_FOLDER("folder"), OUTPUT_FOLDER("folder"), FILE("file");

        /// What its texts begin with.
        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    PathEditor(Kind kind, String title) {
        this.kind = kind;
        this.title = Printable.of(title);
        Texts texts = Texts.of(PathEditor.class);
        String choosing = texts.format(kind.key + ".choose", this.title);
        var choose = new JButton(Icons.of("folder"));
        choose.setToolTipText(choosing);
        choose.getAccessibleContext().setAccessibleName(choosing);
        choose.addActionListener(_ -> choose());
        field.registerKeyboardAction(_ -> choose(), KeyStroke.getKeyStroke("alt DOWN"), JComponent.WHEN_FOCUSED);
        field.putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, choose);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, texts.get(kind.key + ".none"));
        field.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                showCaret();
            }
        });
    }

    /// A field that becomes narrower would cut off its end, which is where the caret is.
    private void showCaret() {
        try {
            Rectangle2D caret = field.modelToView2D(field.getCaretPosition());
            if (caret != null) {
                field.scrollRectToVisible(caret.getBounds());
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void choose() {
        var chooser = new PathChooser(typed(), title,
                kind == Kind.FILE ? PathChooser.FILES_ONLY : PathChooser.DIRECTORIES_ONLY);
        Component window = SwingUtilities.getWindowAncestor(field);
        int answer = kind == Kind.OUTPUT_FOLDER ? chooser.showSaveDialog(window)
                : chooser.showOpenDialog(window);
        if (answer == PathChooser.APPROVE_OPTION) {
            setText(chooser.getSelectedFile().getPath());
        }
    }

    /// Where the dialog begins; null for where it likes.
    private @Nullable File typed() {
        try {
            return text().isBlank() ? null : TypedPath.read("", text()).toFile();
        } catch (InvalidSettingException _) {
            return null;
        }
    }

    /// The end of a path says more than its beginning, so that is what shows where there is no room for all of it.
    @Override
    public void setText(String text) {
        super.setText(text);
        field.setCaretPosition(text.length());
    }
}
