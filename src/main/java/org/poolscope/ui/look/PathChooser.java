package org.poolscope.ui.look;

import java.io.File;
import javax.swing.JFileChooser;
import javax.swing.filechooser.FileView;
import javax.swing.plaf.basic.BasicHTML;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// The dialog that finds a folder, or a file. Names are listed with what would act in them escaped; what is chosen has
/// the name that it has.
@SuppressWarnings({"serial", "this-escape"})
public final class PathChooser extends JFileChooser {

    /// @param from where it begins; null for where it likes
    /// @param mode [JFileChooser#DIRECTORIES_ONLY] or [JFileChooser#FILES_ONLY]
    public PathChooser(@Nullable File from, String title, int mode) {
        super(from);
        setFileSelectionMode(mode);
        setDialogTitle(title);
        setFileView(new FileView() {
            /// Null leaves a name to the system, which knows of some what people call them.
            @Override
            public @Nullable String getName(File file) {
                String name = file.getName();
                String shown = shown(name);
                return shown.equals(name) ? null : shown;
            }
        });
    }

    /// Swing's own cells for it take for HTML what begins like it: the first bracket is escaped, too.
    private static String shown(String name) {
        String printable = Printable.of(name);
        return BasicHTML.isHTMLString(printable) ? "\\u003c" + printable.substring(1) : printable;
    }
}
