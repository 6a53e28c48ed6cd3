package org.poolscope.ui.look;

import java.awt.Component;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileFilter;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.poolscope.text.Printable;
import org.poolscope.workload.Texts;

/// Asks where something is to be saved, and before it takes the place of what is there. Event dispatch thread only.
public final class SaveDialog {

    private static final Texts TEXTS = Texts.of(SaveDialog.class);

    private SaveDialog() {}

    /// @param beside what it is about
    /// @param name   proposed, without an ending
    /// @param kinds  the kinds of files by their endings, without points; the first is proposed
    /// @return empty if it is not to be saved
    public static Optional<Path> ask(Component beside, String title, String name, SequencedMap<String, String> kinds) {
        var chooser = new PathChooser(null, title, PathChooser.FILES_ONLY);
        chooser.setAcceptAllFileFilterUsed(false);
        kinds.forEach((ending, words) -> chooser.addChoosableFileFilter(new FileNameExtensionFilter(words, ending)));
        chooser.setFileFilter(chooser.getChoosableFileFilters()[0]);
        chooser.setSelectedFile(new File(name));
        Component window = SwingUtilities.getWindowAncestor(beside);
        if (chooser.showSaveDialog(window) != JFileChooser.APPROVE_OPTION) {
            return Optional.empty();
        }
        Path file = named(chooser.getSelectedFile().toPath().toAbsolutePath(), chooser.getFileFilter(),
                List.copyOf(kinds.keySet()));
        return !Files.exists(file) || JOptionPane.showConfirmDialog(window,
                TEXTS.format("save.replace", Printable.of(file.toString())), title,
                JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION ? Optional.of(file) : Optional.empty();
    }

    /// With the ending of the kind that was chosen, unless it has one that says a kind.
    static Path named(Path file, FileFilter chosen, List<String> endings) {
        String name = String.valueOf(file.getFileName());
        boolean says = endings.stream().anyMatch(ending -> name.endsWith("." + ending));
        return says || !(chosen instanceof FileNameExtensionFilter filter) ? file
                : file.resolveSibling(name + "." + filter.getExtensions()[0]);
    }
}
