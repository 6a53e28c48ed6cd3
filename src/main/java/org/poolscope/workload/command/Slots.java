package org.poolscope.workload.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Numbers the places in which programs run at the same time, from 1: a worker has the lowest that no other has, as
/// long as it lives, by the lock on a file.
final class Slots {

    private static final String FILE = "slot-";

    private Slots() {}

    /// Takes one, for the rest of this process.
    ///
    /// @param ofRun a folder that is there as long as the run, for all its workers
    static int take(Path ofRun) throws IOException {
        for (int slot = 1; ; slot++) {
            if (tryTake(ofRun.resolve(FILE + slot))) {
                return slot;
            }
        }
    }

    private static boolean tryTake(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                // Kept open: it ends with this process, however that ends.
                return true;
            }
        } catch (OverlappingFileLockException _) {
            // Another one within this process has it.
        }
        channel.close();
        return false;
    }
}
