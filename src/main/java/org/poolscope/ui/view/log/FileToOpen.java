package org.poolscope.ui.view.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.ItemPlaces;
import org.poolscope.history.read.ItemPlaces.Kind;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.output.pack.PackFolder;

/// Where a file that an item is about comes from: it is there; or it is made of what is in packs, for whoever opens it,
/// and gone when this program ends. Not on the event dispatch thread.
interface FileToOpen {

    Texts TEXTS = Texts.of(FileToOpen.class);

    /// @throws IOException if there is none; its message is a sentence without its full stop
    Path file() throws IOException;

    /// All that is known of an item. What is in packs is looked for when it is wanted.
    ///
    /// @param name    what the item is called
    /// @param written what it was written to, as the run told it
    /// @param task    the number of its task
    static Map<Kind, FileToOpen> of(RunEntry run, String name, String written, long task) throws IOException {
        var sources = new EnumMap<Kind, FileToOpen>(Kind.class);
        ItemPlaces.of(run, name, written, task).forEach((kind, path) -> sources.put(kind, () -> path));
        Optional<Path> logs = ItemPlaces.logs(run).filter(Files::isDirectory);
        if (logs.isPresent() && PackFolder.hasPacks(logs.get())) {
            sources.putIfAbsent(Kind.STDOUT, () -> unpacked(logs.get(), task + 1, false));
            sources.putIfAbsent(Kind.STDERR, () -> unpacked(logs.get(), task + 1, true));
        }
        return sources;
    }

    private static Path unpacked(Path logs, long number, boolean error) throws IOException {
        Path folder = Files.createTempDirectory("poolscope-output-");
        // The last that is named is deleted first.
        folder.toFile().deleteOnExit();
        Optional<Path> file = PackFolder.layOut(logs, number, error, folder);
        if (file.isEmpty()) {
            Files.delete(folder);
            throw new IOException(TEXTS.format("open.nothing", error ? "stderr" : "stdout"));
        }
        file.get().toFile().deleteOnExit();
        return file.get();
    }
}
