package org.poolscope.pool.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/// One worker JVM on standby, which has not been handed over to.
///
/// @param rehearsal the folder it rehearses in, and deletes when it has
/// @param temporary where it makes temporary files, also when it is a worker
/// @param cached    whether it was told to use the AOT cache
record Spare(Process process, Path rehearsal, Path temporary, Path stdout, Path stderr, boolean cached) {

    /// Whether it waits for nothing but the hand-over.
    boolean isStandingBy() {
        return process.isAlive() && !Files.exists(rehearsal);
    }

    /// Moves what it prints to another file, while it may be printing.
    ///
    /// @return where it is now; where it was if the platform does not move files that are open
    static Path moved(Path printed, Path to) {
        return printed.toFile().renameTo(to.toFile()) ? to : printed;
    }
}
