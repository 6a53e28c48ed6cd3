package org.poolscope.ui.view.log;

import java.awt.Component;
import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileFilter;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.poolscope.history.JournalReader;
import org.poolscope.report.journal.RunFile;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PathChooser;
import org.poolscope.workload.Texts;

/// Saves a run with all its items, as CSV, JSON or Markdown, as the ending of the file's name says. Event dispatch
/// thread only; the file is written on another.
public final class ItemExport {

    private final Texts texts = Texts.of(ItemExport.class);
    private final Consumer<String> tell;

    /// @param tell what became of it, in words
    public ItemExport(Consumer<String> tell) {
        this.tell = tell;
    }

    /// Asks for a file first.
    public void save(Path journal, long run, Component beside) {
        var chooser = new PathChooser(null, texts.get("export.title"), PathChooser.FILES_ONLY);
        chooser.setAcceptAllFileFilterUsed(false);
        for (String ending : RunFile.ENDINGS) {
            chooser.addChoosableFileFilter(new FileNameExtensionFilter(texts.get("export." + ending), ending));
        }
        chooser.setFileFilter(chooser.getChoosableFileFilters()[0]);
        chooser.setSelectedFile(new File(texts.format("export.name", Long.toString(run))));
        Component window = SwingUtilities.getWindowAncestor(beside);
        if (chooser.showSaveDialog(window) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path file = named(chooser.getSelectedFile().toPath().toAbsolutePath(), chooser.getFileFilter());
        if (!Files.exists(file) || JOptionPane.showConfirmDialog(window,
                texts.format("export.replace", Printable.of(file.toString())), texts.get("export.title"),
                JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION) {
            write(journal, run, file);
        }
    }

    /// With the ending that was chosen, unless it has one that says another form.
    static Path named(Path file, FileFilter chosen) {
        String name = String.valueOf(file.getFileName());
        boolean says = RunFile.ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
        return says || !(chosen instanceof FileNameExtensionFilter filter) ? file
                : file.resolveSibling(name + "." + filter.getExtensions()[0]);
    }

    /// Returns at once.
    void write(Path journal, long run, Path file) {
        Thread.ofPlatform().name("export").start(() -> {
            String said;
            try (JournalReader reader = JournalReader.at(journal)) {
                RunFile.write(reader, run, file);
                said = texts.format("export.saved", Printable.of(file.toString()));
            } catch (IOException e) {
                said = texts.format("export.failed", Printable.of(String.valueOf(e.getMessage())));
            }
            String words = said;
            EventQueue.invokeLater(() -> tell.accept(words));
        });
    }
}
