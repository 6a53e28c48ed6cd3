package org.poolscope.ui.form;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.io.File;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.FolderChooser;
import org.poolscope.ui.look.Icons;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter.Folder.Use;
import org.poolscope.workload.Texts;
import org.poolscope.workload.TypedPath;

/// A folder: its path in a field, and a button that finds it in a dialog.
final class FolderEditor extends TextEditor {

    private final Use use;
    private final String title;

    FolderEditor(Use use, String title) {
        this.use = use;
        this.title = Printable.of(title);
        Texts texts = Texts.of(FolderEditor.class);
        var choose = new JButton(Icons.of("folder"));
        choose.setToolTipText(texts.format("folder.choose", this.title));
        choose.getAccessibleContext().setAccessibleName(texts.format("folder.choose", this.title));
        choose.addActionListener(_ -> choose());
        field.registerKeyboardAction(_ -> choose(), KeyStroke.getKeyStroke("alt DOWN"), JComponent.WHEN_FOCUSED);
        field.putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, choose);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, texts.get("folder.none"));
    }

    private void choose() {
        var chooser = new FolderChooser(typed(), title);
        Component window = SwingUtilities.getWindowAncestor(field);
        int answer = use == Use.INPUT ? chooser.showOpenDialog(window) : chooser.showSaveDialog(window);
        if (answer == FolderChooser.APPROVE_OPTION) {
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
