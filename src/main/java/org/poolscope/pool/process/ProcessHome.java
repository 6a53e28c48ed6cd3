package org.poolscope.pool.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.folder.RunDirectory;

/// Where this JVM keeps the files of all processes it starts: made for the first of them, and deleted when this JVM
/// ends, since no process outlives it.
final class ProcessHome {

    private static @Nullable RunDirectory directory;

    private ProcessHome() {}

    /// @throws UncheckedIOException if it cannot be made
    static synchronized RunDirectory directory() {
        if (directory == null) {
            try {
                directory = RunDirectory.create().closedAtExit();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return directory;
    }
}
