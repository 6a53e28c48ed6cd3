package org.poolscope.workload.images.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Which item of a run has which result: two originals may have results that are the same to the last byte, and each is
/// to have its own. A file for each, in a folder that all workers see and that is gone with the run: who makes it first
/// has the name. For any thread.
final class Claims {

    private static final String START = "claim-";

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
        byte[] owner = item.getBytes(StandardCharsets.UTF_8);
        Path claim = folder.resolve(START + Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)));
        try {
            Files.write(claim, owner, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException _) {
            // One that was killed while it wrote this has nobody's name: then its item gets another file.
            return Arrays.equals(Files.readAllBytes(claim), owner);
        }
    }
}
