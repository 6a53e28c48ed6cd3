package org.poolscope.ui.view;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Cursor;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JToolTip;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.DesktopFiles;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.PlainTip;

/// A link that opens a folder in the desktop's file manager. Where there is none to ask, it still tells the path.
@SuppressWarnings("serial")
final class FolderLink extends JButton {

    private @Nullable Path folder;

    private final String text;
    private final String copied;

    /// @param copied what it says when no program opens the folder, and its path was copied in place of that
    FolderLink(String text, String copied) {
        super(text, Icons.of("folder"));
        this.text = text;
        this.copied = copied;
        putClientProperty(FlatClientProperties.STYLE_CLASS, "link");
        putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        addActionListener(_ -> open());
        show(null);
    }

    void show(@Nullable Path next) {
        folder = next;
        setText(text);
        setToolTipText(next == null ? null : Printable.of(next.toString()));
        setVisible(next != null);
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }

    private void open() {
        if (folder != null) {
            DesktopFiles.open(folder, () -> setText(copied));
        }
    }
}
