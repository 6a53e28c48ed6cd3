package org.poolscope.workload.images.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which item of a run has which result: two originals may have results that are the same to the last byte, and each is
/// to have its own. For any thread.
///
/// An item is an empty file, in a folder that all workers see and that is gone with the run, and what it has are hard
/// links to that: who makes the link of a result first has it, and however he dies, it says whose it is.
final class Claims {

    private static final String ITEM = "item-";
    private static final String RESULT = "result-";

    private final Path folder;

    /// @param folder that is there as long as the run
    Claims(Path folder) {
        this.folder = folder;
    }

    /// Takes a result for an item.
    ///
    /// @param name of the result
    /// @return whether the item has it now, or had it before its worker died; if not, it is another item's
    boolean take(String name, String item) throws IOException {
        Path owner = called(ITEM, item);
        Path claim = called(RESULT, name);
        try {
            Files.createFile(owner);
        } catch (FileAlreadyExistsException _) {
            // It has another result, or had this one.
        }
        try {
            Files.createLink(claim, owner);
            return true;
        } catch (FileAlreadyExistsException _) {
            return Files.isSameFile(claim, owner);
        }
    }

    private Path called(String kind, String name) {
        return folder.resolve(kind + Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)));
    }
}
