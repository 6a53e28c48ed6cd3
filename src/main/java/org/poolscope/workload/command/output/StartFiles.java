package org.poolscope.workload.command.output;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The files that the programs of one slot find for their output when they are started. They get the names that an item
/// gives them when there is something in them, or a program has run for a moment: most programs write nothing and end
/// at once, and to make two files for each and to delete them takes some file systems as long as the program. (ext4
/// looks for each new file through all that were deleted within a minute.) For the slot's thread.
final class StartFiles {

    private final List<Path> paths;
    private final List<File> files;

    /// @param folder where the files of the items are, too
    /// @param slot   its number, which no other has meanwhile
    StartFiles(Path folder, int slot) {
        this.paths = List.of(folder.resolve("slot-" + slot + ".out"), folder.resolve("slot-" + slot + ".err"));
        this.files = paths.stream().map(Path::toFile).toList();
        // A worker that was killed may have left them, and what they begin with would be another program's.
        close();
    }

    Path stdout() {
        return paths.getFirst();
    }

    Path stderr() {
        return paths.getLast();
    }

    /// Gives a program's files their names.
    ///
    /// @param capture the names
    /// @param all     whether also those in which there is nothing
    void handOver(Capture capture, boolean all) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).length() > 0 || all && files.get(i).exists()) {
                Files.move(paths.get(i), capture.files().get(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Whether one is there that was not handed over.
    boolean isThere(int file) {
        return files.get(file).exists();
    }

    /// Deletes them, as nobody will be started any more.
    void close() {
        for (File file : files) {
            boolean _ = file.delete();
        }
    }
}
