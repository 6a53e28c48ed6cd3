package org.poolscope.process.usage.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A small file of `/proc` that is read again and again: opened at its first reading, and kept open if there is room
/// for it. One that is open stays that of its process, whoever gets the pid.
final class ProcFile implements AutoCloseable {

    private final Path folder;
    private final String name;
    private final boolean kept;
    private @Nullable RandomAccessFile file;
    private boolean gone;

    ProcFile(Path folder, String name, boolean kept) {
        this.folder = folder;
        this.name = name;
        this.kept = kept;
    }

    /// @return how many bytes there are now; 0 if its process is gone, or the file not for us
    int read(byte[] into) {
        if (gone) {
            return 0;
        }
        try {
            if (file == null) {
                file = new RandomAccessFile(folder.resolve(name).toFile(), "r");
            } else {
                file.seek(0);
            }
            int size = file.read(into);
            if (!kept) {
                close();
            }
            return Math.max(0, size);
        } catch (IOException _) {
            gone = true;
            close();
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
                file = null;
            }
        } catch (IOException _) {
            // Nothing was written.
        }
    }
}
