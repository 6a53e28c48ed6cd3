package org.poolscope.ui.view.compare;

import java.awt.Component;
import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.poolscope.compare.SweepResult;
import org.poolscope.file.WholeFile;
import org.poolscope.report.ComparePage;
import org.poolscope.report.Machine;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PathChooser;
import org.poolscope.workload.Texts;

/// Saves a comparison as a page that can be passed on. Event dispatch thread only; the file is written on another.
final class ReportSaver {

    private static final String ENDING = "html";

    private final Texts texts = Texts.of(ReportSaver.class);
    private final Consumer<String> tell;

    /// @param tell what became of it, in words
    ReportSaver(Consumer<String> tell) {
        this.tell = tell;
    }

    /// Asks for a file first.
    void save(SweepResult result, Component beside) {
        var chooser = new PathChooser(null, texts.get("report.save"), PathChooser.FILES_ONLY);
        chooser.setFileFilter(new FileNameExtensionFilter(texts.get("report.files"), ENDING));
        chooser.setSelectedFile(new File(texts.get("report.name") + "." + ENDING));
        Component window = SwingUtilities.getWindowAncestor(beside);
        if (chooser.showSaveDialog(window) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path file = chooser.getSelectedFile().toPath().toAbsolutePath();
        if (!Files.exists(file) || JOptionPane.showConfirmDialog(window,
                texts.format("report.replace", Printable.of(file.toString())), texts.get("report.save"),
                JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION) {
            Thread.ofPlatform().name("report").daemon().start(() -> {
                String said = write(result, file);
                EventQueue.invokeLater(() -> tell.accept(said));
            });
        }
    }

    /// Any thread.
    ///
    /// @return what became of it
    String write(SweepResult result, Path file) {
        try (WholeFile whole = WholeFile.open(file)) {
            whole.stream().write(ComparePage.of(result, Machine.here()).getBytes(StandardCharsets.UTF_8));
            whole.finish();
            return texts.format("report.saved", Printable.of(file.toString()));
        } catch (IOException e) {
            return texts.format("report.failed", Printable.of(String.valueOf(e.getMessage())));
        }
    }
}
