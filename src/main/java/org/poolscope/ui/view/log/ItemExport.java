package org.poolscope.ui.view.log;

import java.awt.Component;
import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.poolscope.history.read.JournalReader;
import org.poolscope.report.journal.RunFile;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.SaveDialog;
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
        var kinds = new LinkedHashMap<String, String>();
        RunFile.ENDINGS.forEach(ending -> kinds.put(ending, texts.get("export." + ending)));
        SaveDialog.ask(beside, texts.get("export.title"), texts.format("export.name", Long.toString(run)), kinds)
                .ifPresent(file -> write(journal, run, file));
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
