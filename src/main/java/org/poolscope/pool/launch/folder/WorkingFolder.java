package org.poolscope.pool.launch.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folder that the processes of this program work in: its own, so that relative names mean the same in all of them.
/// When that was deleted, no JVM can start in it; then they work in an empty one, in which nothing can be made, so that
/// what would fail here fails there, too, and nothing is written to where nobody looks for it.
public final class WorkingFolder {

    /// Said once, by whoever starts processes.
    public static final String GONE = "the folder that the program was started in has been deleted;"
            + " workers find and make no files by relative names any more";

    private static final String DELETED = " (deleted)";
    private static final Path OWN = Path.of("/proc/self/cwd");

    private WorkingFolder() {}

    /// Whether this program's own is gone.
    public static boolean isGone() {
        try {
            return Files.exists(OWN) ? Files.readSymbolicLink(OWN).toString().endsWith(DELETED)
                    : !Files.isDirectory(Path.of("").toAbsolutePath());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// What a process is to be started in; null for this program's own.
    ///
    /// @param empty where one is made if it must be. It may be deleted as soon as the process is up, which for a
    ///              superuser makes the difference that nothing can be made in it
    public static @Nullable File forProcess(Path empty) throws IOException {
        if (!isGone()) {
            return null;
        }
        if (!Files.exists(empty)) {
            Files.createDirectory(empty, PrivateFiles.permissions("r-x------"));
        }
        return empty.toFile();
    }
}
